// The scenario on the package as CommonJS. Goes out: one line of JSON. Nothing ends the process: it must end by itself.
const modules = {
  main: require('igap-reactions'),
  attach: require('igap-reactions/attach'),
  catalogue: require('igap-reactions/catalogue'),
  engine: require('igap-reactions/engine'),
  inspect: require('igap-reactions/inspect'),
  keyValue: require('igap-reactions/key-value-store'),
  machine: require('igap-reactions/machine'),
  observed: require('igap-reactions/observed'),
  opentelemetry: require('igap-reactions/opentelemetry'),
  port: require('igap-reactions/port'),
  recording: require('igap-reactions/recording'),
  testing: require('igap-reactions/testing'),
  texts: require('igap-reactions/texts'),
  en: require('igap-reactions/texts/en'),
  fa: require('igap-reactions/texts/fa'),
  wire: require('igap-reactions/wire'),
};

void import('./scenario.mjs')
  .then(({ scenario }) => scenario(modules))
  .then((steps) => console.log(JSON.stringify(steps)));
