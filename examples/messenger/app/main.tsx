// The page begins. Comes in: nothing. Goes out: the messenger on the screen. Next: app.tsx.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { createMessenger } from './messenger.js';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
const messenger = createMessenger();
createRoot(root).render(
  <StrictMode>
    <App messenger={messenger} />
  </StrictMode>,
);
