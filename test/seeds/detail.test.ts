import { describe, expect, it } from 'vitest';
import { camelCase, readDetail } from '../../seeds/detail.js';
import { errorDocument } from './committed.js';

const rows = errorDocument.entries.flatMap((entry) => entry.rows);
const meaningOf = (detail: string) => readDetail(detail).meaning;

describe('a detail', () => {
  it.each([
    ['Room_ID is invalid', 'roomId'],
    ['Location.lat is invalid', 'location.lat'],
    ['ForwardFrom.Room_ID is invalid', 'forwardFrom.roomId'],
    ['to_user_id is invalid', 'toUserId'],
    ['PreferenceMethod is invalid', 'preferenceMethod'],
    ['SDP_M_Line_Index is invalid', 'sdpMLineIndex'],
    ['PIN is invalid', 'pin'],
    ['jwt is invalid', 'jwt'],
    ['OffSet is invalid', 'offset'],
    ['OffSet.Message_ID is invalid', 'offset.messageId'],
    ['Email address in not valid', 'email'],
    ['Recovery E-mail is incorrect', 'recoveryEmail'],
    ['Room_Name for Group is invalid', 'roomName'],
    ['Group Name is not valid', 'groupName'],
    ['Action is wrong', 'action'],
    ['Password is not correct', 'password'],
    ['Bytes are invalid', 'bytes'],
    ['Invalid peerId', 'peerId'],
    ['Both are invalid', 'both'],
    ['OfflineDeleted.both is invalid', 'offlineDeleted.both'],
  ])('"%s" names the field %s and calls it invalid', (detail, field) => {
    expect(meaningOf(detail)).toEqual({ problem: 'invalid', field });
  });

  it.each([
    ['App_ID is invalid', 'App ID is invalid'],
    ['Avatar_ID is invalid', 'AvatarID is invalid'],
    ['InviteToken is invalid', 'Invite Token is not valid'],
    ['First name is invalid', 'First Name is not valid'],
    ['The first question is invalid', 'The first recovery question is invalid'],
    ['The first answer is incorrect', 'Answer of the first recovery question is invalid'],
    ['Answer of the second question is incorrect', 'The second answer is incorrect'],
    [
      'This username has already been taken',
      'This username has already been taken by another user',
    ],
    ['Both replyTo and forwardFrom are set', 'ReplyTo and ForwardFrom have been set'],
    ['first_name or last_name is required', "It's required to enter first name or last name"],
  ])('"%s" means the same as "%s"', (one, other) => {
    expect(meaningOf(one)).toEqual(meaningOf(other));
  });

  it.each([
    ['The first question is invalid', 'The first answer is incorrect'],
    ['Phone is invalid', 'Phone Number is invalid'],
    ['Message is invalid', 'Message is too long'],
    ['Your account is blocked', "Peer's account has got blocked"],
    ['Both are invalid', 'ReplyTo and ForwardFrom have been set'],
  ])('"%s" means something else than "%s"', (one, other) => {
    expect(meaningOf(one)).not.toEqual(meaningOf(other));
  });

  it('that names two fields has a pair', () => {
    expect(meaningOf('ReplyTo and ForwardFrom have been set')).toEqual({
      problem: 'bothSet',
      fields: ['replyTo', 'forwardFrom'],
    });
    expect(meaningOf("It's required to enter first name or last name")).toEqual({
      problem: 'eitherRequired',
      fields: ['firstName', 'lastName'],
    });
    expect(meaningOf('OfflineDeletedDeprecated & OfflineDeleted have been set both')).toEqual({
      problem: 'bothSet',
      fields: ['offlineDeletedDeprecated', 'offlineDeleted'],
    });
  });

  it('that fits no wording is a problem of its own, and listed', () => {
    expect(readDetail('The moon is full')).toEqual({
      meaning: { problem: 'theMoonIsFull' },
      recognised: false,
    });
    expect(readDetail('؟')).toEqual({ meaning: { problem: 'other' }, recognised: false });
    expect(camelCase('3rd word')).toBe('n3RdWord');
  });

  it('of the committed document is always recognised', () => {
    const unknown = rows.filter(({ detail }) => detail && !readDetail(detail).recognised);
    expect(unknown).toEqual([]);
  });

  it('of the committed document has one of 13 problems', () => {
    const problems = rows.flatMap(({ detail, problem }) => (detail && problem) ?? []);
    expect([...new Set(problems)].toSorted()).toEqual([
      ...['accountBlocked', 'alreadyTaken', 'bothSet', 'eitherRequired'],
      ...['fileNotFound', 'invalid', 'messageRequired', 'peerBlocked', 'requestInvalid', 'tooLong'],
      ...['tooManyContacts', 'tooManyMessages', 'tooManyUsernames'],
    ]);
  });

  it('that is invalid without a field occurs nowhere', () => {
    expect(rows.filter(({ problem, field }) => problem === 'invalid' && !field)).toEqual([]);
  });
});
