// Whether an advisory is known against what is shipped. Comes in: what the registry answers `npm audit`. Goes out: the report, or one line where
// the registry answers none: that says nothing of the package.
import { spawnSync } from 'node:child_process';

const { stdout, status } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
});
const { metadata, error, message } = JSON.parse(stdout || '{}');
if (metadata) {
  const { total } = metadata.vulnerabilities;
  console.log(total === 0 ? 'No known advisory against what is shipped.' : stdout);
  process.exitCode = status ?? 1;
} else {
  const why = error?.summary || message || 'no answer';
  console.log(`Nothing is known of advisories: the registry does not answer npm audit (${why}).`);
}
