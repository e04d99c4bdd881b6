/** A WebSocket that opens and closes when the test says so. */
export function fakeSocket(readyState = 0) {
  const events = new EventTarget();
  const target = Object.assign(
    events as Pick<WebSocket, 'addEventListener' | 'removeEventListener'>,
    { readyState },
  );
  const emit = (type: string) => events.dispatchEvent(new Event(type));
  return {
    target,
    open() {
      target.readyState = 1;
      emit('open');
    },
    close() {
      target.readyState = 3;
      emit('close');
    },
    send: (data: unknown) => events.dispatchEvent(new MessageEvent('message', { data })),
  };
}
