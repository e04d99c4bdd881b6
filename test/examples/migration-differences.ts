// What the migration changes. Comes in: an app with either module. Goes out: a check for each line of the page's last table, under the words
// of its first column. Next: migration.test.ts runs them.
import { expect, vi } from 'vitest';
import { after, before, inBoth, settled, times } from './migration-app.js';

/** By the first column of the page's table. */
export const differences: Readonly<Record<string, () => Promise<void>>> = {
  async '111/4 comes'() {
    const [old, now] = await inBoth(({ errors }) =>
      errors.receive({ majorCode: 111, minorCode: 4 }),
    );
    expect([old.app.pages, old.app.account.wiped]).toEqual([['registration'], 1]);
    expect([now.app.pages, now.app.account.wiped]).toEqual([['blocked'], 0]);
  },

  async 'a hundred requests are refused with 2'() {
    const outcomes: string[][] = [];
    const [old, now] = await inBoth(async ({ app, errors, advance }) => {
      const requests = Promise.allSettled(times(100).map(() => errors.request(201, {})));
      await advance(0);
      app.answers = () => true;
      for (const { requestId } of app.of(201)) {
        errors.receive({ majorCode: 2, minorCode: 1, requestId });
      }
      await advance(0);
      outcomes.push((await requests).map(({ status }) => status));
    });
    expect(outcomes).toEqual([Array(100).fill('rejected'), Array(100).fill('fulfilled')]);
    // One is that of the first socket.
    expect([old.app.of(102).length, old.app.of(201).length]).toEqual([101, 100]);
    expect([now.app.of(102).length, now.app.of(201).length]).toEqual([2, 200]);
  },

  async 'the page is loaded again while something is locked'() {
    const [, now] = await inBoth(async ({ app, advance }) => {
      await app.refuse(100, { majorCode: 136, minorCode: 1, wait: 600 });
      await advance(10_000);
      expect(app.shown.register?.at(-1)).toBe(590);
    });
    const old = await before();
    await old.advance(10_000);
    expect(old.app.shown).toEqual({});
    await now.engine.dispose();
    const { app } = await after(now);
    expect(app.shown.register?.slice(0, 2)).toEqual([590, 589]);
  },

  async 'a locked request is made'() {
    const names: unknown[] = [];
    const [old, now] = await inBoth(async ({ app, errors }) => {
      await app.refuse(100, { majorCode: 136, minorCode: 1, wait: 60 });
      errors.request(100, {}).catch((error) => names.push(error.name));
      await settled();
    });
    expect([old.app.of(100).length, now.app.of(100).length]).toEqual([2, 1]);
    expect(names).toEqual(['LockedOutError']);
  },

  async 'a second wait comes for one dialog'() {
    const [old, now] = await inBoth(async ({ errors, advance }) => {
      errors.receive({ majorCode: 136, minorCode: 1, wait: 10 });
      errors.receive({ majorCode: 137, minorCode: 1, wait: 3 });
      await advance(2000);
    });
    expect(old.app.shown.register).toEqual([10, 3, 9, 2, 8, 1]);
    expect(now.app.shown.register).toEqual([10, 9, 8]);
  },

  async '152 comes without a wait'() {
    const [old, now] = await inBoth(async ({ app, advance }) => {
      await app.refuse(118, { majorCode: 152, minorCode: 1 });
      await advance(1000);
    });
    expect(old.app.shown.deleteAccount).toEqual([0, -1]);
    expect(now.app.shown.deleteAccount).toEqual([3600, 3599]);
  },

  async 'an error with a wait has no dialog (158)'() {
    const [old, now] = await inBoth(({ app }) =>
      app.refuse(119, { majorCode: 158, minorCode: 1, wait: 20 }),
    );
    expect(old.app.shown).toEqual({});
    expect(now.engine.guard(119)).toMatchObject({ allowed: false, remainingMs: 20_000 });
  },

  async 'the minor is none of the table (106/7, 106)'() {
    const [old, now] = await inBoth(async ({ app }) => {
      await app.refuse(101, { majorCode: 106, minorCode: 7 });
      await app.refuse(101, { majorCode: 106 });
    });
    expect([old.app.marks, now.app.marks]).toEqual([[], ['verifyCode', 'verifyCode']]);
  },

  async '10134 comes'() {
    const [old, now] = await inBoth(({ app }) =>
      app.refuse(140, { majorCode: 10134, minorCode: 1 }),
    );
    expect([old.app.marks, now.app.marks]).toEqual([[], ['answerOne', 'answerTwo']]);
  },

  async '109 or 111 comes ten times'() {
    for (const majorCode of [109, 111]) {
      const [old, now] = await inBoth(({ errors }) => {
        for (const minorCode of times(10)) errors.receive({ majorCode, minorCode: minorCode + 10 });
      });
      expect([old.app.pages.length, now.app.pages]).toEqual([10, ['registration']]);
    }
  },

  async 'the clock is set back by an hour'() {
    const [old, now] = await inBoth(({ errors }) => errors.receive({ majorCode: 379 }));
    vi.setSystemTime(Date.now() - 3_600_000);
    now.clock.jump(-3_600_000);
    for (const { errors, advance } of [old, now]) {
      await advance(5000);
      errors.receive({ majorCode: 379 });
    }
    expect([old.app.toasts.length, now.app.toasts.length]).toEqual([1, 2]);
  },

  async '3 has come, and the person wants to be here'() {
    const [old, now] = await inBoth(({ errors }) => errors.receive({ majorCode: 3 }));
    expect(now.engine.takeOver()).toBe(true);
    for (const { app, advance } of [old, now]) {
      app.transport.open();
      await advance(0);
      app.transport.close();
      await advance(0);
    }
    expect([old.app.opened, now.app.opened]).toEqual([2, 3]);
    expect(now.engine.state.session).toBe('loginDelayed');
    await now.advance(1000);
    expect(now.engine.state.session).toBe('ready');
  },
};
