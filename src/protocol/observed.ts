// Codes that public clients branch on and that no document holds: likely, not proven. Comes in: nothing. Goes out: an extension, for those who
// want it. A minor that means what its error means is not here: with a row of its own, an override of the error would not reach it.
import type { ProtocolExtension } from './extend.js';

const invalid = (field: string) => ({ kind: 'correctInput', field, problem: 'invalid' }) as const;
const deny = { kind: 'deny' } as const;
const inform = { kind: 'inform' } as const;
const restricted = { kind: 'deny', problem: 'restricted' } as const;
const notThisMember = { kind: 'deny', problem: 'notThisMember' } as const;
const onlyOwner = { kind: 'deny', problem: 'onlyOwner' } as const;
const alreadyLeft = { kind: 'inform', problem: 'alreadyLeft' } as const;
const alreadyMember = { kind: 'inform', problem: 'alreadyMember' } as const;
const linkInvalid = { kind: 'inform', problem: 'linkInvalid' } as const;
const additional = { 34: invalid('additionalType'), 35: invalid('additionalData') } as const;

/**
 * What public clients take undocumented codes for, with the basis `observed`. Servers are likely to send them; no document says so.
 *
 * @example
 * ```ts
 * import { createReactionEngine, extendProtocol, igap } from 'igap-reactions';
 * import { observed } from 'igap-reactions/observed';
 *
 * const engine = createReactionEngine({ protocol: extendProtocol(igap, observed) });
 * console.log(engine.protocol.meaningOf(904, 9).problem); // busy
 * await engine.dispose();
 * ```
 */
export const observed = {
  basis: 'observed',
  errors: {
    FORBIDDEN: { minors: { 9: restricted, 14: deny } },
    USER_CONTACTS_IMPORT_BAD_PAYLOAD: {
      minors: { 7: { kind: 'inform', problem: 'tooManyContacts' } },
    },
    // Documented in 2017, removed later, still sent.
    USER_USERNAME_TO_ID_BAD_PAYLOAD: { code: 132, action: 113, section: 'user' },
    USER_USERNAME_TO_ID_INTERNAL_SERVER_ERROR: { code: 133, action: 113, section: 'user' },
    USER_USERNAME_TO_ID_NOT_FOUND: { code: 134, action: 113, section: 'user', kind: 'inform' },
    CHAT_SEND_MESSAGE_BAD_PAYLOAD: { minors: additional },
    GROUP_SEND_MESSAGE_BAD_PAYLOAD: { minors: additional },
    CHANNEL_SEND_MESSAGE_BAD_PAYLOAD: { minors: additional },
    GROUP_ADD_MEMBER_BAD_PAYLOAD: { minors: { 4: invalid('role') } },
    GROUP_SEND_MESSAGE_FORBIDDEN: { minors: { 18: restricted } },
    GROUP_ADD_MODERATOR_FORBIDDEN: { minors: { 3: notThisMember } },
    GROUP_ADD_ADMIN_FORBIDDEN: { minors: { 3: notThisMember } },
    CHANNEL_ADD_MODERATOR_FORBIDDEN: { minors: { 3: notThisMember } },
    CHANNEL_ADD_ADMIN_FORBIDDEN: { minors: { 3: notThisMember } },
    GROUP_LEFT_FORBIDDEN: { minors: { 1: alreadyLeft, 4: alreadyLeft, 8: alreadyLeft } },
    CHANNEL_LEFT_FORBIDDEN: { minors: { 1: alreadyLeft, 4: alreadyLeft, 8: alreadyLeft } },
    GROUP_DELETE_FORBIDDEN: { minors: { 2: onlyOwner } },
    CHANNEL_DELETE_FORBIDDEN: { minors: { 2: onlyOwner } },
    CLIENT_CHECK_INVITE_LINK_NOT_FOUND: {
      minors: { 1: linkInvalid, 2: linkInvalid, 3: linkInvalid },
    },
    CLIENT_JOIN_BY_INVITE_LINK_FORBIDDEN: {
      minors: { 100: { kind: 'deny', problem: 'mayNotJoin' } },
    },
    CLIENT_JOIN_BY_INVITE_LINK_ALREADY_JOINED: { minors: { 1: alreadyMember } },
    CLIENT_JOIN_BY_USERNAME_FORBIDDEN: { minors: { 2: { kind: 'deny', problem: 'mayNotJoin' } } },
    CLIENT_JOIN_BY_USERNAME_ALREADY_JOINED: {
      minors: { 1: { kind: 'inform', problem: 'usernameUnknown' } },
    },
    CLIENT_ROOM_REPORT_INTERNAL_SERVER_ERROR: { minors: { 4: invalid('description') } },
    // Build 95 of the document.
    CLIENT_GET_PROMOTE_BAD_PAYLOAD: { code: 663, action: 618, section: 'client' },
    CLIENT_GET_PROMOTE_INTERNAL_SERVER_ERROR: { code: 664, action: 618, section: 'client' },
    // Their names are ours: no document has one.
    CLIENT_MEMBER_LIST: { code: 672, section: 'client', kind: 'inform' },
    CLIENT_VOTE: {
      code: 677,
      section: 'client',
      kind: 'inform',
      minors: {
        6: { kind: 'deny', problem: 'tooManyVotes' },
        7: { kind: 'inform', problem: 'votedAlready' },
      },
    },
    FILE_DOWNLOAD_BAD_PAYLOAD: { minors: { 5: invalid('offset') } },
    SIGNALING_OFFER_FORBIDDEN: {
      minors: {
        6: { kind: 'deny', problem: 'blockedByPeer' },
        7: { kind: 'inform', problem: 'numberInactive' },
        8: { kind: 'deny', problem: 'inCallElsewhere' },
        9: { kind: 'inform', problem: 'busy' },
      },
    },
    USER_REFERRAL_CODE: {
      code: 10177,
      section: 'user',
      kind: 'inform',
      minors: { 2: { kind: 'correctInput', field: 'referralCode', problem: 'incorrect' } },
    },
    USER_REFERRAL_CODE_REFUSED: {
      code: 10178,
      section: 'user',
      kind: 'inform',
      minors: { 2: inform },
    },
    USER_ACTIVITY_CODE: {
      code: 10183,
      section: 'user',
      kind: 'inform',
      minors: { 2: { kind: 'correctInput', field: 'activityCode', problem: 'incorrect' } },
    },
    USER_ACTIVITY_CODE_REFUSED: {
      code: 10184,
      section: 'user',
      kind: 'inform',
      minors: { 1: inform },
    },
  },
  texts: {
    en: {
      problems: {
        restricted: 'Your account is restricted from sending messages here.',
        notThisMember: 'This member cannot be given this role.',
        onlyOwner: 'Only the owner can delete it.',
        alreadyLeft: 'You have left already.',
        alreadyMember: 'You are a member already.',
        linkInvalid: 'This invite link does not work. Ask for a new one.',
        mayNotJoin: 'You may not join.',
        usernameUnknown: 'This username does not work. Check how it is written.',
        tooManyVotes: 'You chose more answers than allowed.',
        votedAlready: 'You have voted already.',
        blockedByPeer: 'This person has blocked you.',
        numberInactive: 'This number is not active.',
        inCallElsewhere: 'You are in a call on another device.',
        busy: 'This person is in another call. Try again later.',
      },
      fields: { referralCode: 'the referral code', activityCode: 'the activity code' },
      actions: { 113: 'find this username', 618: 'load suggestions' },
    },
    fa: {
      problems: {
        restricted: 'حساب شما برای ارسال پیام در اینجا محدود شده است.',
        notThisMember: 'نمی‌توان این نقش را به این عضو داد.',
        onlyOwner: 'فقط مالک می‌تواند آن را حذف کند.',
        alreadyLeft: 'شما قبلاً خارج شده‌اید.',
        alreadyMember: 'شما از قبل عضو هستید.',
        linkInvalid: 'این پیوند دعوت کار نمی‌کند. پیوند تازه‌ای بخواهید.',
        mayNotJoin: 'شما اجازهٔ پیوستن ندارید.',
        usernameUnknown: 'این نام کاربری کار نمی‌کند. املای آن را بررسی کنید.',
        tooManyVotes: 'بیش از تعداد مجاز گزینه انتخاب کرده‌اید.',
        votedAlready: 'شما قبلاً رأی داده‌اید.',
        blockedByPeer: 'این شخص شما را مسدود کرده است.',
        numberInactive: 'این شماره فعال نیست.',
        inCallElsewhere: 'شما در دستگاه دیگری در حال تماس هستید.',
        busy: 'این شخص در تماس دیگری است. بعداً دوباره امتحان کنید.',
      },
      fields: { referralCode: 'کد معرف', activityCode: 'کد فعالیت' },
      actions: { 113: 'یافتن این نام کاربری', 618: 'بارگذاری پیشنهادها' },
    },
  },
} as const satisfies ProtocolExtension;
