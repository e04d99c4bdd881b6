// The theme: VitePress's own, in the project's colours. A theme must be a default export.
import theme from 'vitepress/theme-without-fonts';
import './style.css';
import './diagram.css';
import './persian.css';

export default theme;
