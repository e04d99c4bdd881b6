import { describe, expectTypeOf, it } from 'vitest';
import type { SessionState } from '../../src/event/events.js';
import type { Lockout } from '../../src/lockout/lockout.js';
import type { DocumentAction, DocumentField } from '../../src/protocol/igap-words.js';
import type { Resolution } from '../../src/reaction/resolve.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import {
  type ErrorTextOptions,
  errorText,
  type FormField,
  type InnerField,
  type Language,
  lockoutText,
  type Outcome,
  outcomeText,
  remainingText,
  sessionText,
} from '../../src/texts.js';

describe('a language', () => {
  it('is complete, or does not compile', () => {
    const { 201: sendMessage, ...otherActions } = en.actions;
    // @ts-expect-error the words of #201 are missing
    const noAction: Language = { ...en, actions: otherActions };
    const { nickname, ...otherFields } = en.fields;
    // @ts-expect-error the words of the nickname are missing
    const noField: Language = { ...en, fields: otherFields };
    const { roomId, ...otherInner } = en.innerFields;
    // @ts-expect-error the words of the room are missing
    const noInner: Language = { ...en, innerFields: otherInner };
    const { tooLong, ...otherProblems } = en.problems;
    // @ts-expect-error a problem is missing
    const noProblem: Language = { ...en, problems: otherProblems };
    const { FORBIDDEN, ...otherFamilies } = en.families;
    // @ts-expect-error a family is missing
    const noFamily: Language = { ...en, families: otherFamilies };
    const { FLOOD_REQUEST, ...otherErrors } = en.errors;
    // @ts-expect-error an error with a sentence of its own is missing
    const noError: Language = { ...en, errors: otherErrors };
    const { deny, ...otherReactions } = en.reactions;
    // @ts-expect-error a reaction is missing
    const noReaction: Language = { ...en, reactions: otherReactions };
    const { replaced, ...otherStates } = en.session;
    // @ts-expect-error a state of the session is missing
    const noState: Language = { ...en, session: otherStates };
    const { direction, ...undirected } = en;
    // @ts-expect-error the direction is missing
    const noDirection: Language = undirected;
    expectTypeOf([sendMessage, nickname, roomId, tooLong, FORBIDDEN, FLOOD_REQUEST]).toBeArray();
    expectTypeOf([deny, replaced, direction, noAction, noField, noInner, noProblem]).toBeArray();
    const { goOn, ...otherButtons } = en.buttons;
    // @ts-expect-error a button is missing
    const noButton: Language = { ...en, buttons: otherButtons };
    expectTypeOf([noFamily, noError, noReaction, noState, noDirection, noButton]).toBeArray();
    expectTypeOf(goOn).toBeString();
    const { queue, ...otherOutcomes } = en.outcomes;
    // @ts-expect-error an outcome of a request is missing
    const noOutcome: Language = { ...en, outcomes: otherOutcomes };
    const { before, ...otherClosings } = en.closings;
    // @ts-expect-error the sentence of a lockout of the app is missing
    const noBefore: Language = { ...en, closings: otherClosings };
    expectTypeOf([noOutcome, noBefore, queue, before]).toBeArray();
  });

  it('may have any text replaced, by a name that exists', () => {
    const ours: Language = {
      ...fa,
      locale: 'fa-IR',
      fields: { ...fa.fields, room: 'اتاق' },
      errors: { ...fa.errors, FLOOD_REQUEST: 'آهسته‌تر!' },
      replaced: {
        CHAT_SEND_MESSAGE_FORBIDDEN: 'نه',
        'USER_LOGIN_FAILED/4': 'نه',
        'TIMEOUT/2': 'نه',
      },
    };
    // @ts-expect-error no error has this name
    const misspelt: Language = { ...en, replaced: { CHAT_SEND_MESAGE_FORBIDDEN: 'No.' } };
    // @ts-expect-error no row has this minor code
    const noSuchRow: Language = { ...en, replaced: { 'USER_LOGIN_FAILED/5': 'No.' } };
    expectTypeOf([ours, misspelt, noSuchRow]).toExtend<Language[]>();
  });

  it('has every field either among those of forms or among the inner ones', () => {
    expectTypeOf<Exclude<DocumentField, FormField | InnerField>>().toBeNever();
    expectTypeOf<FormField & InnerField>().toBeNever();
    expectTypeOf<'phoneNumber' | 'billId' | 'code' | 'draft.message'>().toExtend<FormField>();
    expectTypeOf<'randomId' | 'sdpMId' | 'location.lat' | 'draft.replyTo'>().toExtend<InnerField>();
    expectTypeOf<201>().toExtend<DocumentAction>();
    expectTypeOf<2>().not.toExtend<DocumentAction>();
  });
});

describe('the texts', () => {
  it('has an outcome for every error of a request that has no sentence elsewhere', () => {
    expectTypeOf<'offline' | 'login' | 'queue' | 'AbortError' | 'other'>().toExtend<Outcome>();
    expectTypeOf<'AccountChangedError' | 'DisposedError' | 'OptionError'>().toExtend<Outcome>();
    expectTypeOf<'RequestRefusedError' | 'LockedOutError'>().not.toExtend<Outcome>();
  });

  it('are made of what the engine emits and rejects with', () => {
    expectTypeOf(errorText).toEqualTypeOf<
      (resolution: Resolution, language: Language, options?: number | ErrorTextOptions) => string
    >();
    expectTypeOf(sessionText).toEqualTypeOf<(state: SessionState, language: Language) => string>();
    expectTypeOf(lockoutText).toEqualTypeOf<
      (lockout: Lockout, language: Language, remainingMs: number) => string
    >();
    expectTypeOf(outcomeText).toEqualTypeOf<
      (error: unknown, language: Language, remainingMs?: number) => string
    >();
    expectTypeOf(remainingText).parameter(2).toEqualTypeOf<'short' | 'long' | undefined>();
  });
});
