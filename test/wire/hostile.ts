/** An object whose named members throw where they are read. */
export function withThrowing(fields: object, ...throwing: readonly string[]): object {
  const object = { ...fields };
  for (const name of throwing) {
    Object.defineProperty(object, name, {
      configurable: true,
      enumerable: true,
      get: () => {
        throw new RangeError('no');
      },
    });
  }
  return object;
}

/** A proxy of a frame: whatever is done with it throws. */
export function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({ majorCode: 8 }, {});
  revoke();
  return proxy;
}
