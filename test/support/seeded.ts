import fc from 'fast-check';

fc.configureGlobal({ seed: 20181105, numRuns: 25 });
