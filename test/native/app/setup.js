// What React Native itself sets up before an app: the AbortController of the package abort-controller.
import { AbortController, AbortSignal } from 'abort-controller/dist/abort-controller';

Object.assign(globalThis, { AbortController, AbortSignal });
