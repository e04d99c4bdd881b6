// A page that loads one client. Comes in: its address, `?what=ours` or `naive`. Goes out: how many ms there are to the first event, from the
// import of the script and from the start of the navigation.
import { report } from './report.js';

async function firstEvent() {
  const began = performance.now();
  const { events } = await import(`/${new URLSearchParams(location.search).get('what')}.mjs`);
  const navigation = performance.now();
  if (events !== 1) throw new Error('one event was expected');
  return { import: navigation - began, navigation };
}

void report(firstEvent());
