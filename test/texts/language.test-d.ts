import { describe, expectTypeOf, it } from 'vitest';
import type { SessionState } from '../../src/event/events.js';
import type { Lockout } from '../../src/lockout/lockout.js';
import type { CodeByName, DocumentAction, DocumentField } from '../../src/protocol/igap-words.js';
import type { Resolution } from '../../src/reaction/resolve.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import {
  type ErrorFamily,
  type ErrorTextOptions,
  errorText,
  type FormField,
  type InnerField,
  type Language,
  lockoutText,
  type Outcome,
  type OwnError,
  outcomeText,
  remainingText,
  sessionText,
} from '../../src/texts.js';

type DocumentError = keyof CodeByName;

/** Ids that a person types. */
type TypedId = 'billId' | 'payId' | 'walletId';

/** Fields that the app fills in by itself: a person cannot correct them. */
type DerivedInner = Exclude<
  Extract<
    DocumentField,
    | `${'app' | 'cache' | 'device' | 'forwardFrom' | 'offline' | 'pagination' | 'platform' | 'sdp'}${string}`
    | `${string}${'Bytes' | 'Hash' | 'Id' | 'lat' | 'lon' | 'Sdp' | 'Version'}`
    | 'action'
    | 'both'
    | 'bytes'
    | 'candidate'
    | 'direction'
    | 'draft.replyTo'
    | 'enable'
    | 'filter'
    | 'filterRole'
    | 'fit'
    | 'force'
    | 'hold'
    | 'id'
    | 'isoCode'
    | 'jwt'
    | 'language'
    | 'limit'
    | 'maxLimit'
    | 'messageType'
    | 'offset'
    | 'pin'
    | 'preferenceMethod'
    | 'reaction'
    | 'reactionStatus'
    | 'replyTo'
    | 'roomMute'
    | 'selector'
    | 'signature'
    | 'status'
    | 'type'
  >,
  TypedId
>;

/** Fields that a person fills in. */
type DerivedForm = Exclude<DocumentField, DerivedInner>;

/** What servers report to each other and never to a client: it has no request. */
type ServersOwn = Extract<DocumentError, `CLIENT_UPDATE_${string}`>;

/** Errors whose sentence is that of their reaction: no other has it. */
type SaidByReaction =
  | 'LOGIN_REQUIRED'
  | 'NEW_CLIENT_IN_SESSION'
  | 'RELATION_ERROR'
  | 'SESSION_IS_TERMINATED'
  | 'NICKNAME_REQUIRED'
  | 'USER_VERIFY_TWO_STEP_VERIFICATION_ENABLED'
  | 'USER_LOGIN_FAILED';

/** Errors, and rows of them, that need a sentence of their own. */
type DerivedOwn =
  | Exclude<
      DocumentError,
      | SaidByReaction
      | `${string}${ErrorFamily | 'BAD_PAYLOAD'}`
      | `${string}${'INVALID' | 'EXPIRED'}_${'CODE' | 'OLD_PASSWORD' | 'PASSWORD' | 'TOKEN' | 'ANSWERS'}`
    >
  | ServersOwn
  | 'USER_DELETE_WALLET_BAD_GATEWAY'
  | 'WALLET_PAYMENT_INIT_RECIPIENT_FORBIDDEN'
  | 'TIMEOUT/2'
  | 'TIMEOUT/3'
  | 'USER_LOGIN_FAILED/4'
  | 'CHAT_GET_ROOM_PEER_NOT_FOUND/3'
  | 'USER_LOGIN_BAD_PAYLOAD/1'
  | 'CLIENT_CONDITION_BAD_PAYLOAD/16'
  | 'CLIENT_REGISTER_DEVICE_BAD_PAYLOAD/1'
  | 'FILE_UPLOAD_BAD_PAYLOAD/1'
  | 'FILE_UPLOAD_OPTION_BAD_PAYLOAD/1'
  | 'FILE_UPLOAD_INIT_BAD_PAYLOAD/1'
  | 'FILE_UPLOAD_STATUS_BAD_PAYLOAD/1'
  | 'FILE_INFO_BAD_PAYLOAD/1'
  | 'FILE_DOWNLOAD_BAD_PAYLOAD/1';

describe('what a language names', () => {
  it('is all of the document: each field for the app or for a person, each error with a sentence of its own', () => {
    expectTypeOf<InnerField>().toEqualTypeOf<DerivedInner>();
    expectTypeOf<FormField>().toEqualTypeOf<DerivedForm>();
    expectTypeOf<OwnError>().toEqualTypeOf<DerivedOwn>();
  });
});

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
