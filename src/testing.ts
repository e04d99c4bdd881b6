// For tests of applications, and our own: time that is moved by hand.
export { type ManualClock, type ManualClockOptions, manualClock } from './manual-clock.js';
