import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAction, parseErrorFrame, parseRejection } from '../../src/wire/error-frame.js';
import { revoked, withThrowing } from './hostile.js';

const names = ['minorCode', 'wait', 'requestId', 'action', 'subject', 'timestamp', 'message'];
const parsed = (fields: object) => parseErrorFrame({ majorCode: 8, ...fields });

describe('parseErrorFrame', () => {
  it('takes an integer majorCode, and nothing without one', () => {
    for (const majorCode of [0, 8, -1, 10_138, Number.MAX_SAFE_INTEGER]) {
      expect(parseErrorFrame({ majorCode })).toEqual({ frame: { majorCode }, dropped: [] });
    }
    for (const majorCode of [undefined, null, 8.5, Number.NaN, 2 ** 53, '8', 8n, true, {}, [8]]) {
      expect(parseErrorFrame({ majorCode })).toBeUndefined();
    }
    for (const input of [undefined, null, 8, '8', 8n, true, Symbol('8'), {}, [], () => 8]) {
      expect(parseErrorFrame(input)).toBeUndefined();
    }
  });

  it('takes every field that is sound', () => {
    const frame = {
      ...{ majorCode: 10_138, minorCode: 1, wait: 30, requestId: 'a.1', action: 201 },
      ...{ subject: 'room', timestamp: 1_541_376_000, message: 'no' },
    };
    expect(parseErrorFrame(frame)).toEqual({ frame, dropped: [] });
    expect(parseErrorFrame(Object.create(frame))).toEqual({ frame, dropped: [] });
    const greatest = {
      minorCode: 2 ** 32 - 1,
      wait: 2 ** 32 - 1,
      action: 65_535,
      timestamp: 2 ** 60,
    };
    expect(parsed(greatest)).toEqual({ frame: { majorCode: 8, ...greatest }, dropped: [] });
  });

  it('takes zero and empty for absent, without a key', () => {
    const empty = { minorCode: 0, wait: -0, requestId: '', action: 0, timestamp: 0, message: '' };
    const { frame, dropped } = parsed(empty) ?? {};
    expect(Object.keys(frame ?? {})).toEqual(['majorCode']);
    expect(dropped).toEqual([]);
    expect(parsed({ wait: undefined, subject: undefined })).toEqual(parsed({}));
  });

  it('drops what is of another kind or range, by name and in this order', () => {
    const dropped = (value: unknown) =>
      parsed(Object.fromEntries(names.map((name) => [name, value])));
    const all = { frame: { majorCode: 8 }, dropped: names };
    for (const value of [null, true, Symbol('s'), [], {}, Number.NaN, Infinity, () => 1]) {
      expect(dropped(value)).toEqual(all);
    }
    expect(dropped(-1)?.dropped).toEqual(names.filter((name) => name !== 'subject'));
    expect(dropped(0.5)?.dropped).toEqual(names.filter((name) => name !== 'subject'));
    expect(dropped(8n)?.dropped).toEqual(names.filter((name) => name !== 'subject'));
    expect(dropped(2 ** 32)?.dropped).toEqual([
      'minorCode',
      'wait',
      'requestId',
      'action',
      'message',
    ]);
    expect(dropped('8')?.dropped).toEqual(['minorCode', 'wait', 'action', 'timestamp']);
    expect(parsed({ action: 65_536 })?.dropped).toEqual(['action']);
    expect(parsed({ wait: new Number(8), message: new String('no') })?.dropped).toEqual([
      'wait',
      'message',
    ]);
  });

  it('drops a field that throws where it is read, and no other', () => {
    const frame = { majorCode: 8, wait: 30, requestId: 'a', message: 'no' };
    for (const name of names) {
      const { [name as 'wait']: _, ...rest } = frame;
      expect(parseErrorFrame(withThrowing(frame, name))).toEqual({ frame: rest, dropped: [name] });
    }
    expect(parseErrorFrame(withThrowing(frame, ...names))).toEqual({
      frame: { majorCode: 8 },
      dropped: names,
    });
    expect(parseErrorFrame({ ...withThrowing(frame), action: -1 })?.dropped).toEqual(['action']);
  });

  it('is no frame where the majorCode throws, nor where the object is a revoked proxy', () => {
    expect(parseErrorFrame(withThrowing({ wait: 1 }, 'majorCode'))).toBeUndefined();
    expect(parseErrorFrame(withThrowing({ wait: 1 }, 'majorCode', 'wait'))).toBeUndefined();
    expect(parseErrorFrame(revoked())).toBeUndefined();
  });

  it('is no frame where it is a function, whatever that holds', () => {
    expect(parseErrorFrame(Object.assign(() => {}, { majorCode: 8 }))).toBeUndefined();
  });

  it('drops a field that holds a revoked proxy', () => {
    for (const name of names) expect(parsed({ [name]: revoked() })?.dropped).toEqual([name]);
  });

  it('reads each getter of a sound frame once', () => {
    const reads: PropertyKey[] = [];
    const frame = new Proxy(
      { majorCode: 8, wait: 30, subject: { low: 1, high: 0 } },
      {
        get: (target, name) => {
          reads.push(name);
          return Reflect.get(target, name);
        },
      },
    );
    expect(parseErrorFrame(frame)?.frame).toEqual({ majorCode: 8, wait: 30, subject: '1' });
    expect(reads.toSorted()).toEqual(['majorCode', ...names].toSorted());
  });

  it('keeps no reference to the input, and leaves it as it is', () => {
    const input = Object.freeze({ majorCode: 8, wait: '1', subject: 42 });
    expect(parseErrorFrame(input)?.frame).toEqual({ majorCode: 8, subject: '42' });
    expect(input).toEqual({ majorCode: 8, wait: '1', subject: 42 });
  });

  it('never throws, whatever the fields are', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('majorCode', ...names), fc.anything(), {
          noNullPrototype: false,
        }),
        fc.array(fc.constantFrom('majorCode', ...names), { maxLength: 3 }),
        (fields, throwing) => {
          const result = parseErrorFrame(withThrowing({ majorCode: 8, ...fields }, ...throwing));
          const kept = Object.keys(result?.frame ?? {});
          expect(kept.filter((name) => result?.dropped.includes(name))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('parseRejection', () => {
  it('finds the frame that an error is, or carries', () => {
    const frame = { majorCode: 8, wait: 30 };
    expect(parseRejection(frame)?.frame).toEqual(frame);
    expect(parseRejection(Object.assign(new Error('no'), frame))?.frame).toEqual({
      ...frame,
      message: 'no',
    });
    expect(parseRejection({ frame })?.frame).toEqual(frame);
    expect(parseRejection(Object.assign(() => 1, { frame }))?.frame).toEqual(frame);
    expect(parseRejection({ majorCode: '8', frame })?.frame).toEqual(frame);
    expect(parseRejection(withThrowing({ frame }, 'majorCode'))?.frame).toEqual(frame);
  });

  it('finds none in anything else, and never throws', () => {
    const nothing = [undefined, null, 8, '8', 8n, Symbol('8'), new Error('no'), { frame: null }];
    for (const error of [...nothing, { frame: 8 }, { frame: { frame: { majorCode: 8 } } }]) {
      expect(parseRejection(error)).toBeUndefined();
    }
    expect(parseRejection(revoked())).toBeUndefined();
    expect(parseRejection({ frame: revoked() })).toBeUndefined();
    expect(parseRejection(withThrowing({}, 'frame'))).toBeUndefined();
    expect(parseRejection(withThrowing({}, 'majorCode', 'frame'))).toBeUndefined();
  });
});

describe('isAction', () => {
  it('is an integer from 1 to 65535', () => {
    for (const action of [1, 102, 65_535]) expect(isAction(action)).toBe(true);
    for (const action of [0, -0, -1, 1.5, 65_536, 2 ** 32 + 1, Number.NaN, '102', null, 102n]) {
      expect(isAction(action)).toBe(false);
    }
  });
});
