// What a phone must be able to do: the steps of the scenario, by name. Next: scenario.ts does them, scenario.native.ts asserts each.
export const stepNames = [
  'every entry is there',
  'login: once per connection',
  'a burst of 2s is one login; what was refused and what was held follows in order',
  'offline: a request is held, and goes once there is a connection',
  'a lockout counts down and ends',
  'bytes: an error is read, with its request id and its text',
  'a socket: attach reads what it receives',
  'storage: a lockout survives a restart in AsyncStorage, and is removed at its end',
  'texts in English and Persian',
  'abort: a request rejects with an AbortError',
  'background: what ended meanwhile is emitted as the app becomes active, before any timer',
  'an engine without a store says that lockouts live in memory',
  'igap-reactions/testing moves the time',
  'memoryServer: a login, a limit and a push, without a socket or a package more',
] as const;

export type StepName = (typeof stepNames)[number];
