// Whether this is the development build, which says at length what is wrong. Comes in: what the build defines. Goes out: a constant: a
// build for production leaves out what stands behind it. Next: everything that has words for developers.
declare const __DEV__: boolean | undefined;

/** What no build has defined is development: sources that are run as they are. */
export const development: boolean = typeof __DEV__ === 'undefined' || __DEV__;
