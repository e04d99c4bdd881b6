import fc from 'fast-check';

// The same examples in every run, and for every mutant: what fails once fails again.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_181_105) });
