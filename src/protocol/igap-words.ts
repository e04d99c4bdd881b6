// Generated from the error document by `npx igap-reactions compile`: compile it anew instead of changing this file.
// biome-ignore-all format: generated

/** The code of every error, by its name. */
export interface CodeByName {
  /** Of the system errors. */
  readonly BAD_REQUEST: 1;
  /** Of the system errors. Reaction: login. */
  readonly LOGIN_REQUIRED: 2;
  /** Of the system errors. */
  readonly NEW_CLIENT_IN_SESSION: 3;
  /** Of the system errors. */
  readonly FORBIDDEN: 4;
  /** Of the system errors. */
  readonly TIMEOUT: 5;
  /** Of the system errors. */
  readonly RELATION_ERROR: 6;
  /** Of the system errors. */
  readonly INTERNAL_SERVER_ERROR: 7;
  /** Of the system errors. */
  readonly SESSION_IS_TERMINATED: 8;
  /** Of the system errors. */
  readonly NICKNAME_REQUIRED: 9;
  /** Of the system errors. Wait flag. */
  readonly FLOOD_REQUEST: 10;
  /** Of #100. Minors: 1 countryCode invalid; 2 phoneNumber invalid; 3 preferenceMethod invalid. */
  readonly USER_REGISTER_BAD_PAYLOAD: 100;
  /** Of #100. */
  readonly USER_REGISTER_INTERNAL_SERVER_ERROR: 101;
  /** Of #101. Minors: 1 code invalid; 2 username invalid. */
  readonly USER_VERIFY_BAD_PAYLOAD: 102;
  /** Of #101. */
  readonly USER_VERIFY_INTERNAL_SERVER_ERROR: 103;
  /** Of #101. */
  readonly USER_VERIFY_USER_NOT_FOUND: 104;
  /** Of #101. */
  readonly USER_VERIFY_BLOCKED_USER: 105;
  /** Of #101. */
  readonly USER_VERIFY_INVALID_CODE: 106;
  /** Of #101. */
  readonly USER_VERIFY_EXPIRED_CODE: 107;
  /** Of #101. Wait flag. */
  readonly USER_VERIFY_MAX_TRY_LOCK: 108;
  /** Of #102. Minors: 1 token invalid; 2 appName invalid; 3 appId invalid; 4 appBuildVersion invalid; 5 appVersion invalid; 6 platform invalid; 7 device invalid; 8 deviceName invalid; 9 language invalid. */
  readonly USER_LOGIN_BAD_PAYLOAD: 109;
  /** Of #102. */
  readonly USER_LOGIN_INTERNAL_SERVER_ERROR: 110;
  /** Of #102. Minors: *; 4 accountBlocked. Reaction: register. */
  readonly USER_LOGIN_FAILED: 111;
  /** Of #105. Minors: 1 nickname invalid. */
  readonly USER_PROFILE_SET_NICKNAME_BAD_PAYLOAD: 112;
  /** Of #105. */
  readonly USER_PROFILE_SET_NICKNAME_INTERNAL_SERVER_ERROR: 113;
  /** Of #103. Minors: 1 email invalid. */
  readonly USER_PROFILE_SET_EMAIL_BAD_PAYLOAD: 114;
  /** Of #103. */
  readonly USER_PROFILE_SET_EMAIL_INTERNAL_SERVER_ERROR: 115;
  /** Of #104. Minors: 1 gender invalid. */
  readonly USER_PROFILE_SET_GENDER_BAD_PAYLOAD: 116;
  /** Of #104. */
  readonly USER_PROFILE_SET_GENDER_INTERNAL_SERVER_ERROR: 117;
  /** Of #106. Minors: 1 phone invalid; 2 firstName invalid; 3 lastName invalid; 4 force invalid; 5 tooManyContacts. */
  readonly USER_CONTACTS_IMPORT_BAD_PAYLOAD: 118;
  /** Of #106. */
  readonly USER_CONTACTS_IMPORT_INTERNAL_SERVER_ERROR: 119;
  /** Of #107. */
  readonly USER_CONTACTS_GET_LIST_BAD_PAYLOAD: 120;
  /** Of #107. */
  readonly USER_CONTACTS_GET_LIST_INTERNAL_SERVER_ERROR: 121;
  /** Of #108. Minors: 1 phone invalid. */
  readonly USER_CONTACTS_DELETE_BAD_PAYLOAD: 122;
  /** Of #108. */
  readonly USER_CONTACTS_DELETE_INTERNAL_SERVER_ERROR: 123;
  /** Of #109. Minors: 1 phone invalid; 2 firstName invalid; 3 lastName invalid; 4 firstName lastName eitherRequired. */
  readonly USER_CONTACTS_EDIT_BAD_PAYLOAD: 124;
  /** Of #109. */
  readonly USER_CONTACTS_EDIT_INTERNAL_SERVER_ERROR: 125;
  /** Of #112. */
  readonly USER_PROFILE_GET_NICKNAME_BAD_PAYLOAD: 126;
  /** Of #112. */
  readonly USER_PROFILE_GET_NICKNAME_INTERNAL_SERVER_ERROR: 127;
  /** Of #110. */
  readonly USER_PROFILE_GET_EMAIL_BAD_PAYLOAD: 128;
  /** Of #110. */
  readonly USER_PROFILE_GET_EMAIL_INTERNAL_SERVER_ERROR: 129;
  /** Of #111. */
  readonly USER_PROFILE_GET_GENDER_BAD_PAYLOAD: 130;
  /** Of #111. */
  readonly USER_PROFILE_GET_GENDER_INTERNAL_SERVER_ERROR: 131;
  /** Of #100. */
  readonly USER_REGISTER_BLOCKED_USER: 135;
  /** Of #100. Wait flag. */
  readonly USER_REGISTER_MAX_TRY_LOCK: 136;
  /** Of #100. Wait flag. */
  readonly USER_REGISTER_MAX_SEND_LOCK: 137;
  /** Of #114. Minors: 1 attachment invalid. */
  readonly USER_AVATAR_ADD_BAD_PAYLOAD: 138;
  /** Of #114. */
  readonly USER_AVATAR_ADD_INTERNAL_SERVER_ERROR: 139;
  /** Of #114. */
  readonly USER_AVATAR_ADD_FORBIDDEN: 140;
  /** Of #115. Minors: 1 id invalid. */
  readonly USER_AVATAR_DELETE_BAD_PAYLOAD: 141;
  /** Of #115. */
  readonly USER_AVATAR_DELETE_INTERNAL_SERVER_ERROR: 142;
  /** Of #115. */
  readonly USER_AVATAR_DELETE_FORBIDDEN: 143;
  /** Of #116. Minors: 1 userId invalid. */
  readonly USER_AVATAR_GET_LIST_BAD_PAYLOAD: 144;
  /** Of #116. */
  readonly USER_AVATAR_GET_LIST_INTERNAL_SERVER_ERROR: 145;
  /** Of #116. */
  readonly USER_AVATAR_GET_LIST_FORBIDDEN: 146;
  /** Of #117. Minors: 1 userId invalid. */
  readonly USER_INFO_BAD_PAYLOAD: 147;
  /** Of #117. */
  readonly USER_INFO_INTERNAL_SERVER_ERROR: 148;
  /** Of #117. */
  readonly USER_INFO_FORBIDDEN: 149;
  /** Of #118. */
  readonly USER_GET_DELETE_TOKEN_BAD_PAYLOAD: 150;
  /** Of #118. */
  readonly USER_GET_DELETE_TOKEN_INTERNAL_SERVER_ERROR: 151;
  /** Of #118. */
  readonly USER_GET_DELETE_TOKEN_MAX_TRY_LOCK: 152;
  /** Of #118. Wait flag. */
  readonly USER_GET_DELETE_TOKEN_MAX_SEND_LOCK: 153;
  /** Of #119. Minors: 1 token invalid; 2 reason invalid. */
  readonly USER_DELETE_BAD_PAYLOAD: 154;
  /** Of #119. */
  readonly USER_DELETE_INTERNAL_SERVER_ERROR: 155;
  /** Of #119. */
  readonly USER_DELETE_INVALID_TOKEN: 156;
  /** Of #119. */
  readonly USER_DELETE_EXPIRED_TOKEN: 157;
  /** Of #119. Wait flag. */
  readonly USER_DELETE_MAX_TRY_LOCK: 158;
  /** Of #121. */
  readonly USER_PROFILE_GET_SELF_REMOVE_BAD_PAYLOAD: 159;
  /** Of #121. */
  readonly USER_PROFILE_GET_SELF_REMOVE_INTERNAL_SERVER_ERROR: 160;
  /** Of #120. Minors: 1 selfRemove invalid. */
  readonly USER_PROFILE_SET_SELF_REMOVE_BAD_PAYLOAD: 161;
  /** Of #120. */
  readonly USER_PROFILE_SET_SELF_REMOVE_INTERNAL_SERVER_ERROR: 162;
  /** Of #122. */
  readonly USER_PROFILE_CHECK_USERNAME_INTERNAL_SERVER_ERROR: 163;
  /** Of #123. Minors: 1; 2 username invalid; 3 username alreadyTaken. */
  readonly USER_PROFILE_UPDATE_USERNAME_BAD_PAYLOAD: 164;
  /** Of #123. */
  readonly USER_PROFILE_UPDATE_USERNAME_INTERNAL_SERVER_ERROR: 165;
  /** Of #124. Minors: 1 status invalid. */
  readonly USER_UPDATE_STATUS_BAD_PAYLOAD: 166;
  /** Of #124. */
  readonly USER_UPDATE_STATUS_INTERNAL_SERVER_ERROR: 167;
  /** Of #125. */
  readonly USER_SESSION_GET_ACTIVE_LIST_BAD_PAYLOAD: 168;
  /** Of #125. */
  readonly USER_SESSION_GET_ACTIVE_LIST_INTERNAL_SERVER_ERROR: 169;
  /** Of #126. Minors: 1 sessionId invalid. */
  readonly USER_SESSION_TERMINATE_BAD_PAYLOAD: 170;
  /** Of #126. */
  readonly USER_SESSION_TERMINATE_INTERNAL_SERVER_ERROR: 171;
  /** Of #126. */
  readonly USER_SESSION_TERMINATE_FORBIDDEN: 172;
  /** Of #127. Minors: 1 sessionId invalid. */
  readonly USER_SESSION_LOGOUT_BAD_PAYLOAD: 173;
  /** Of #127. */
  readonly USER_SESSION_LOGOUT_INTERNAL_SERVER_ERROR: 174;
  /** Of #123. Wait flag. */
  readonly USER_PROFILE_UPDATE_USERNAME_UPDATE_LOCK: 175;
  /** Of #128. Minors: 1 userId invalid. */
  readonly USER_CONTACTS_BLOCK_BAD_PAYLOAD: 176;
  /** Of #128. */
  readonly USER_CONTACTS_BLOCK_INTERNAL_SERVER_ERROR: 177;
  /** Of #128. */
  readonly USER_CONTACTS_BLOCK_USER_NOT_FOUND: 178;
  /** Of #129. Minors: 1 userId invalid. */
  readonly USER_CONTACTS_UNBLOCK_BAD_PAYLOAD: 179;
  /** Of #129. */
  readonly USER_CONTACTS_UNBLOCK_INTERNAL_SERVER_ERROR: 180;
  /** Of #129. */
  readonly USER_CONTACTS_UNBLOCK_ALREADY_UNBLOCKED: 181;
  /** Of #130. */
  readonly USER_CONTACTS_GET_BLOCKED_LIST_BAD_PAYLOAD: 182;
  /** Of #130. */
  readonly USER_CONTACTS_GET_BLOCKED_LIST_INTERNAL_SERVER_ERROR: 183;
  /** Of #101. */
  readonly USER_VERIFY_TWO_STEP_VERIFICATION_ENABLED: 184;
  /** Of #131. */
  readonly USER_TWO_STEP_VERIFICATION_GET_PASSWORD_DETAIL_BAD_PAYLOAD: 185;
  /** Of #131. */
  readonly USER_TWO_STEP_VERIFICATION_GET_PASSWORD_DETAIL_INTERNAL_SERVER_ERROR: 186;
  /** Of #131. */
  readonly USER_TWO_STEP_VERIFICATION_GET_PASSWORD_DETAIL_FORBIDDEN: 187;
  /** Of #131. */
  readonly USER_TWO_STEP_VERIFICATION_GET_PASSWORD_DETAIL_NO_PASSWORD: 188;
  /** Of #132. Minors: 1 password invalid. */
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_PASSWORD_BAD_PAYLOAD: 189;
  /** Of #132. */
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_PASSWORD_INTERNAL_SERVER_ERROR: 190;
  /** Of #132. Wait flag. */
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_PASSWORD_MAX_TRY_LOCK: 191;
  /** Of #132. */
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_PASSWORD_FORBIDDEN: 192;
  /** Of #132. */
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_PASSWORD_NO_PASSWORD: 193;
  /** Of #132. */
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_PASSWORD_INVALID_PASSWORD: 194;
  /** Of #133. Minors: 1 oldPassword invalid; 2 newPassword invalid; 3 recoveryEmail invalid; 4 recoveryEmail invalid; 5 questionOne invalid; 6 answerOne invalid; 7 questionTwo invalid; 8 answerTwo invalid; 9 hint invalid. */
  readonly USER_TWO_STEP_VERIFICATION_SET_PASSWORD_BAD_PAYLOAD: 195;
  /** Of #133. */
  readonly USER_TWO_STEP_VERIFICATION_SET_PASSWORD_INTERNAL_SERVER_ERROR: 196;
  /** Of #133. Wait flag. */
  readonly USER_TWO_STEP_VERIFICATION_SET_PASSWORD_MAX_TRY_LOCK: 197;
  /** Of #133. */
  readonly USER_TWO_STEP_VERIFICATION_SET_PASSWORD_INVALID_OLD_PASSWORD: 198;
  /** Of #134. Minors: 1 password invalid. */
  readonly USER_TWO_STEP_VERIFICATION_UNSET_PASSWORD_BAD_PAYLOAD: 199;
  /** Of #200. Minors: 1 peerId invalid. */
  readonly CHAT_GET_ROOM_BAD_PAYLOAD: 200;
  /** Of #200. */
  readonly CHAT_GET_ROOM_INTERNAL_SERVER_ERROR: 201;
  /** Of #200. Minors: 1; 2; 3 peerBlocked. */
  readonly CHAT_GET_ROOM_PEER_NOT_FOUND: 202;
  /** Of #201. Minors: 1 roomId invalid; 2 message invalid; 3 attachment invalid; 4 attachment invalid; 5 attachment invalid; 6 attachment invalid; 7 attachment invalid; 8 attachment invalid; 9 message invalid; 10 attachment invalid; 11 message invalid; 12 attachment invalid; 13 message invalid; 14 attachment invalid; 15 message invalid; 16 attachment invalid; 17 location invalid; 18 location.lat invalid; 19 location.lon invalid; 22 contact invalid; 23 messageType invalid; 24 fileNotFound; 25 replyTo invalid; 26 forwardFrom.roomId invalid; 27 forwardFrom.messageId invalid; 28 forwardFrom invalid; 29 replyTo forwardFrom bothSet; 30 message invalid; 31 attachment invalid; 32 message tooLong; 33 randomId invalid. */
  readonly CHAT_SEND_MESSAGE_BAD_PAYLOAD: 203;
  /** Of #201. */
  readonly CHAT_SEND_MESSAGE_INTERNAL_SERVER_ERROR: 204;
  /** Of #201. */
  readonly CHAT_SEND_MESSAGE_FORBIDDEN: 205;
  /** Of #202. Minors: 1 roomId invalid; 2 messageId invalid. */
  readonly CHAT_UPDATE_STATUS_BAD_PAYLOAD: 206;
  /** Of #202. */
  readonly CHAT_UPDATE_STATUS_INTERNAL_SERVER_ERROR: 207;
  /** Of #202. */
  readonly CHAT_UPDATE_STATUS_FORBIDDEN: 208;
  /** Of #203. Minors: 1 roomId invalid; 2 messageId invalid; 3 message invalid. */
  readonly CHAT_EDIT_MESSAGE_BAD_PAYLOAD: 209;
  /** Of #203. */
  readonly CHAT_EDIT_MESSAGE_INTERNAL_SERVER_ERROR: 210;
  /** Of #203. */
  readonly CHAT_EDIT_MESSAGE_FORBIDDEN: 211;
  /** Of #204. Minors: 1 roomId invalid; 2 messageId invalid; 3 both invalid. */
  readonly CHAT_DELETE_MESSAGE_BAD_PAYLOAD: 212;
  /** Of #204. */
  readonly CHAT_DELETE_MESSAGE_INTERNAL_SERVER_ERROR: 213;
  /** Of #204. */
  readonly CHAT_DELETE_MESSAGE_FORBIDDEN: 214;
  /** Of #205. Minors: 1 roomId invalid; 2 clearId invalid. */
  readonly CHAT_CLEAR_MESSAGE_BAD_PAYLOAD: 215;
  /** Of #205. */
  readonly CHAT_CLEAR_MESSAGE_INTERNAL_SERVER_ERROR: 216;
  /** Of #205. */
  readonly CHAT_CLEAR_MESSAGE_FORBIDDEN: 217;
  /** Of #206. Minors: 1 roomId invalid. */
  readonly CHAT_DELETE_BAD_PAYLOAD: 218;
  /** Of #206. */
  readonly CHAT_DELETE_INTERNAL_SERVER_ERROR: 219;
  /** Of #206. */
  readonly CHAT_DELETE_FORBIDDEN: 220;
  /** Of #207. Minors: 1 roomId invalid; 2 draft.message invalid; 3 draft.replyTo invalid. */
  readonly CHAT_UPDATE_DRAFT_BAD_PAYLOAD: 221;
  /** Of #207. */
  readonly CHAT_UPDATE_DRAFT_INTERNAL_SERVER_ERROR: 222;
  /** Of #207. */
  readonly CHAT_UPDATE_DRAFT_FORBIDDEN: 223;
  /** Of #208. Minors: 1 roomId invalid. */
  readonly CHAT_GET_DRAFT_BAD_PAYLOAD: 224;
  /** Of #208. */
  readonly CHAT_GET_DRAFT_INTERNAL_SERVER_ERROR: 225;
  /** Of #208. */
  readonly CHAT_GET_DRAFT_FORBIDDEN: 226;
  /** Of #209. Minors: 1 roomId invalid; 2 name invalid; 3 description invalid. */
  readonly CHAT_CONVERT_TO_GROUP_BAD_PAYLOAD: 227;
  /** Of #209. */
  readonly CHAT_CONVERT_TO_GROUP_INTERNAL_SERVER_ERROR: 228;
  /** Of #209. */
  readonly CHAT_CONVERT_TO_GROUP_FORBIDDEN: 229;
  /** Of #210. Minors: 1 roomId invalid; 2 action invalid; 3 actionId invalid. */
  readonly CHAT_SET_ACTION_BAD_PAYLOAD: 230;
  /** Of #210. */
  readonly CHAT_SET_ACTION_INTERNAL_SERVER_ERROR: 231;
  /** Of #210. */
  readonly CHAT_SET_ACTION_FORBIDDEN: 232;
  /** Of #201. */
  readonly CHAT_SEND_MESSAGE_BLOCKED_BY_PEER: 233;
  /** Of #201. Wait flag. */
  readonly CHAT_SEND_MESSAGE_LIMIT_REACHED: 234;
  /** Of #300. Minors: 1 name invalid; 2 description invalid. */
  readonly GROUP_CREATE_BAD_PAYLOAD: 300;
  /** Of #300. */
  readonly GROUP_CREATE_INTERNAL_SERVER_ERROR: 301;
  /** Of #301. Minors: 1 roomId invalid; 2 member.userId invalid; 3 member.startMessageId invalid. */
  readonly GROUP_ADD_MEMBER_BAD_PAYLOAD: 302;
  /** Of #301. */
  readonly GROUP_ADD_MEMBER_INTERNAL_SERVER_ERROR: 303;
  /** Of #301. */
  readonly GROUP_ADD_MEMBER_EXISTS: 304;
  /** Of #301. */
  readonly GROUP_ADD_MEMBER_FORBIDDEN: 305;
  /** Of #310. Minors: 1 roomId invalid; 2 message invalid; 3 attachment invalid; 4 attachment invalid; 5 attachment invalid; 6 attachment invalid; 7 attachment invalid; 8 attachment invalid; 9 message invalid; 10 attachment invalid; 11 message invalid; 12 attachment invalid; 13 message invalid; 14 attachment invalid; 15 message invalid; 16 attachment invalid; 17 location invalid; 18 location.lat invalid; 19 location.lon invalid; 22 contact invalid; 23 messageType invalid; 24 fileNotFound; 25 replyTo invalid; 26 forwardFrom.roomId invalid; 27 forwardFrom.messageId invalid; 28 forwardFrom invalid; 29 replyTo forwardFrom bothSet; 30 message invalid; 31 attachment invalid; 32 message tooLong; 33 randomId invalid. */
  readonly GROUP_SEND_MESSAGE_BAD_PAYLOAD: 306;
  /** Of #310. */
  readonly GROUP_SEND_MESSAGE_INTERNAL_SERVER_ERROR: 307;
  /** Of #310. */
  readonly GROUP_SEND_MESSAGE_FORBIDDEN: 308;
  /** Of #311. Minors: 1 roomId invalid; 2 messageId invalid; 3 status invalid. */
  readonly GROUP_UPDATE_STATUS_BAD_PAYLOAD: 309;
  /** Of #311. */
  readonly GROUP_UPDATE_STATUS_INTERNAL_SERVER_ERROR: 310;
  /** Of #311. */
  readonly GROUP_UPDATE_STATUS_FORBIDDEN: 311;
  /** Of #320. Minors: 1 roomId invalid; 2 messageId invalid. */
  readonly GROUP_DELETE_MESSAGE_BAD_PAYLOAD: 312;
  /** Of #320. */
  readonly GROUP_DELETE_MESSAGE_INTERNAL_SERVER_ERROR: 313;
  /** Of #320. */
  readonly GROUP_DELETE_MESSAGE_FORBIDDEN: 314;
  /** Of #304. Minors: 1 roomId invalid; 2 clearId invalid. */
  readonly GROUP_CLEAR_MESSAGE_BAD_PAYLOAD: 315;
  /** Of #304. */
  readonly GROUP_CLEAR_MESSAGE_INTERNAL_SERVER_ERROR: 316;
  /** Of #304. */
  readonly GROUP_CLEAR_MESSAGE_FORBIDDEN: 317;
  /** Of #303. Minors: 1 roomId invalid; 2 memberId invalid. */
  readonly GROUP_ADD_MODERATOR_BAD_PAYLOAD: 318;
  /** Of #303. */
  readonly GROUP_ADD_MODERATOR_INTERNAL_SERVER_ERROR: 319;
  /** Of #303. */
  readonly GROUP_ADD_MODERATOR_FORBIDDEN: 320;
  /** Of #302. Minors: 1 roomId invalid; 2 memberId invalid. */
  readonly GROUP_ADD_ADMIN_BAD_PAYLOAD: 321;
  /** Of #302. */
  readonly GROUP_ADD_ADMIN_INTERNAL_SERVER_ERROR: 322;
  /** Of #302. */
  readonly GROUP_ADD_ADMIN_FORBIDDEN: 323;
  /** Of #308. Minors: 1 roomId invalid; 2 memberId invalid. */
  readonly GROUP_KICK_MODERATOR_BAD_PAYLOAD: 324;
  /** Of #308. */
  readonly GROUP_KICK_MODERATOR_INTERNAL_SERVER_ERROR: 325;
  /** Of #308. */
  readonly GROUP_KICK_MODERATOR_FORBIDDEN: 326;
  /** Of #306. Minors: 1 roomId invalid; 2 memberId invalid. */
  readonly GROUP_KICK_ADMIN_BAD_PAYLOAD: 327;
  /** Of #306. */
  readonly GROUP_KICK_ADMIN_INTERNAL_SERVER_ERROR: 328;
  /** Of #306. */
  readonly GROUP_KICK_ADMIN_FORBIDDEN: 329;
  /** Of #305. Minors: 1 roomId invalid; 2 name invalid; 3 description invalid. */
  readonly GROUP_EDIT_BAD_PAYLOAD: 330;
  /** Of #305. */
  readonly GROUP_EDIT_INTERNAL_SERVER_ERROR: 331;
  /** Of #307. Minors: 1 roomId invalid; 2 memberId invalid. */
  readonly GROUP_KICK_MEMBER_BAD_PAYLOAD: 332;
  /** Of #307. */
  readonly GROUP_KICK_MEMBER_INTERNAL_SERVER_ERROR: 333;
  /** Of #307. */
  readonly GROUP_KICK_MEMBER_FORBIDDEN: 334;
  /** Of #309. Minors: 1 roomId invalid. */
  readonly GROUP_LEFT_BAD_PAYLOAD: 335;
  /** Of #309. */
  readonly GROUP_LEFT_INTERNAL_SERVER_ERROR: 336;
  /** Of #309. */
  readonly GROUP_LEFT_FORBIDDEN: 337;
  /** Of #312. Minors: 1 attachment invalid; 2 roomId invalid. */
  readonly GROUP_AVATAR_ADD_BAD_PAYLOAD: 338;
  /** Of #312. */
  readonly GROUP_AVATAR_ADD_INTERNAL_SERVER_ERROR: 339;
  /** Of #312. */
  readonly GROUP_AVATAR_ADD_FORBIDDEN: 340;
  /** Of #313. Minors: 1 id invalid; 2 roomId invalid. */
  readonly GROUP_AVATAR_DELETE_BAD_PAYLOAD: 341;
  /** Of #313. */
  readonly GROUP_AVATAR_DELETE_INTERNAL_SERVER_ERROR: 342;
  /** Of #313. */
  readonly GROUP_AVATAR_DELETE_FORBIDDEN: 343;
  /** Of #314. */
  readonly GROUP_AVATAR_GET_LIST_BAD_PAYLOAD: 344;
  /** Of #314. */
  readonly GROUP_AVATAR_GET_LIST_INTERNAL_SERVER_ERROR: 345;
  /** Of #314. */
  readonly GROUP_AVATAR_GET_LIST_FORBIDDEN: 346;
  /** Of #315. Minors: 1 roomId invalid; 2 draft.message invalid; 3 draft.replyTo invalid. */
  readonly GROUP_UPDATE_DRAFT_BAD_PAYLOAD: 347;
  /** Of #315. */
  readonly GROUP_UPDATE_DRAFT_INTERNAL_SERVER_ERROR: 348;
  /** Of #315. */
  readonly GROUP_UPDATE_DRAFT_FORBIDDEN: 349;
  /** Of #316. Minors: 1 roomId invalid. */
  readonly GROUP_GET_DRAFT_BAD_PAYLOAD: 350;
  /** Of #316. */
  readonly GROUP_GET_DRAFT_INTERNAL_SERVER_ERROR: 351;
  /** Of #316. */
  readonly GROUP_GET_DRAFT_FORBIDDEN: 352;
  /** Of #317. Minors: 1 roomId invalid; 2 filterRole invalid; 3 pagination.offset invalid; 4 pagination.limit invalid. */
  readonly GROUP_GET_MEMBER_LIST_BAD_PAYLOAD: 353;
  /** Of #317. */
  readonly GROUP_GET_MEMBER_LIST_INTERNAL_SERVER_ERROR: 354;
  /** Of #317. */
  readonly GROUP_GET_MEMBER_LIST_FORBIDDEN: 355;
  /** Of #318. Minors: 1 roomId invalid. */
  readonly GROUP_DELETE_BAD_PAYLOAD: 356;
  /** Of #318. */
  readonly GROUP_DELETE_INTERNAL_SERVER_ERROR: 357;
  /** Of #318. */
  readonly GROUP_DELETE_FORBIDDEN: 358;
  /** Of #319. Minors: 1 roomId invalid; 2 action invalid; 3 actionId invalid. */
  readonly GROUP_SET_ACTION_BAD_PAYLOAD: 359;
  /** Of #319. */
  readonly GROUP_SET_ACTION_INTERNAL_SERVER_ERROR: 360;
  /** Of #319. */
  readonly GROUP_SET_ACTION_FORBIDDEN: 361;
  /** Of #301. */
  readonly GROUP_ADD_MEMBER_PARTICIPANTS_COUNT_LIMIT_EXCEEDED: 362;
  /** Of #305. */
  readonly GROUP_EDIT_FORBIDDEN: 363;
  /** Of #321. Minors: 1 roomId invalid. */
  readonly GROUP_CHECK_USERNAME_BAD_PAYLOAD: 364;
  /** Of #321. */
  readonly GROUP_CHECK_USERNAME_INTERNAL_SERVER_ERROR: 365;
  /** Of #322. Minors: 1 roomId invalid; 2 username invalid; 3 username alreadyTaken; 4 tooManyUsernames. */
  readonly GROUP_UPDATE_USERNAME_BAD_PAYLOAD: 366;
  /** Of #322. */
  readonly GROUP_UPDATE_USERNAME_INTERNAL_SERVER_ERROR: 367;
  /** Of #322. Wait flag. */
  readonly GROUP_UPDATE_USERNAME_UPDATE_LOCK: 368;
  /** Of #322. */
  readonly GROUP_UPDATE_USERNAME_FORBIDDEN: 369;
  /** Of #323. Minors: 1 roomId invalid. */
  readonly GROUP_REMOVE_USERNAME_BAD_PAYLOAD: 370;
  /** Of #323. */
  readonly GROUP_REMOVE_USERNAME_INTERNAL_SERVER_ERROR: 371;
  /** Of #323. */
  readonly GROUP_REMOVE_USERNAME_FORBIDDEN: 372;
  /** Of #324. Minors: 1 roomId invalid. */
  readonly GROUP_REVOKE_LINK_BAD_PAYLOAD: 373;
  /** Of #324. */
  readonly GROUP_REVOKE_LINK_INTERNAL_SERVER_ERROR: 374;
  /** Of #324. */
  readonly GROUP_REVOKE_LINK_FORBIDDEN: 375;
  /** Of #325. Minors: 1 roomId invalid; 2 messageId invalid; 3 message invalid. */
  readonly GROUP_EDIT_MESSAGE_BAD_PAYLOAD: 376;
  /** Of #325. */
  readonly GROUP_EDIT_MESSAGE_INTERNAL_SERVER_ERROR: 377;
  /** Of #325. */
  readonly GROUP_EDIT_MESSAGE_FORBIDDEN: 378;
  /** Of #301. */
  readonly GROUP_ADD_MEMBER_PRIVACY_PROTECTION: 379;
  /** Of #300. */
  readonly GROUP_CREATE_LIMIT_REACHED: 380;
  /** Of #326. Minors: 1 roomId invalid; 2 messageId invalid. */
  readonly GROUP_PIN_MESSAGE_BAD_PAYLOAD: 381;
  /** Of #326. */
  readonly GROUP_PIN_MESSAGE_INTERNAL_SERVER_ERROR: 382;
  /** Of #326. */
  readonly GROUP_PIN_MESSAGE_FORBIDDEN: 383;
  /** Of #400. Minors: 1 name invalid; 2 description invalid. */
  readonly CHANNEL_CREATE_BAD_PAYLOAD: 400;
  /** Of #400. */
  readonly CHANNEL_CREATE_INTERNAL_SERVER_ERROR: 401;
  /** Of #401. Minors: 1 roomId invalid; 2 member.userId invalid. */
  readonly CHANNEL_ADD_MEMBER_BAD_PAYLOAD: 402;
  /** Of #401. */
  readonly CHANNEL_ADD_MEMBER_INTERNAL_SERVER_ERROR: 403;
  /** Of #401. */
  readonly CHANNEL_ADD_MEMBER_EXISTS: 404;
  /** Of #401. */
  readonly CHANNEL_ADD_MEMBER_FORBIDDEN: 405;
  /** Of #410. Minors: 1 roomId invalid; 2 message invalid; 3 attachment invalid; 4 attachment invalid; 5 attachment invalid; 6 attachment invalid; 7 attachment invalid; 8 attachment invalid; 9 message invalid; 10 attachment invalid; 11 message invalid; 12 attachment invalid; 13 message invalid; 14 attachment invalid; 15 message invalid; 16 attachment invalid; 17 location invalid; 18 location.lat invalid; 19 location.lon invalid; 22 contact invalid; 23 messageType invalid; 24 fileNotFound; 25 replyTo invalid; 26 forwardFrom.roomId invalid; 27 forwardFrom.messageId invalid; 28 forwardFrom invalid; 29 replyTo forwardFrom bothSet; 30 message invalid; 31 attachment invalid; 32 message tooLong; 33 randomId invalid. */
  readonly CHANNEL_SEND_MESSAGE_BAD_PAYLOAD: 406;
  /** Of #410. */
  readonly CHANNEL_SEND_MESSAGE_INTERNAL_SERVER_ERROR: 407;
  /** Of #410. */
  readonly CHANNEL_SEND_MESSAGE_FORBIDDEN: 408;
  /** Of #404. Minors: 1 roomId invalid. */
  readonly CHANNEL_DELETE_BAD_PAYLOAD: 409;
  /** Of #404. */
  readonly CHANNEL_DELETE_INTERNAL_SERVER_ERROR: 410;
  /** Of #404. */
  readonly CHANNEL_DELETE_FORBIDDEN: 411;
  /** Of #411. Minors: 1 roomId invalid; 2 messageId invalid. */
  readonly CHANNEL_DELETE_MESSAGE_BAD_PAYLOAD: 412;
  /** Of #411. */
  readonly CHANNEL_DELETE_MESSAGE_INTERNAL_SERVER_ERROR: 413;
  /** Of #411. */
  readonly CHANNEL_DELETE_MESSAGE_FORBIDDEN: 414;
  /** Of #417. Minors: 1 roomId invalid; 2 filterRole invalid; 3 pagination.offset invalid; 4 pagination.limit invalid. */
  readonly CHANNEL_GET_MEMBER_LIST_BAD_PAYLOAD: 415;
  /** Of #417. */
  readonly CHANNEL_GET_MEMBER_LIST_INTERNAL_SERVER_ERROR: 416;
  /** Of #417. */
  readonly CHANNEL_GET_MEMBER_LIST_FORBIDDEN: 417;
  /** Of #403. Minors: 1 roomId invalid; 2 memberId invalid. */
  readonly CHANNEL_ADD_MODERATOR_BAD_PAYLOAD: 418;
  /** Of #403. */
  readonly CHANNEL_ADD_MODERATOR_INTERNAL_SERVER_ERROR: 419;
  /** Of #403. */
  readonly CHANNEL_ADD_MODERATOR_FORBIDDEN: 420;
  /** Of #402. Minors: 1 roomId invalid; 2 memberId invalid. */
  readonly CHANNEL_ADD_ADMIN_BAD_PAYLOAD: 421;
  /** Of #402. */
  readonly CHANNEL_ADD_ADMIN_INTERNAL_SERVER_ERROR: 422;
  /** Of #402. */
  readonly CHANNEL_ADD_ADMIN_FORBIDDEN: 423;
  /** Of #408. Minors: 1 roomId invalid; 2 memberId invalid. */
  readonly CHANNEL_KICK_MODERATOR_BAD_PAYLOAD: 424;
  /** Of #408. */
  readonly CHANNEL_KICK_MODERATOR_INTERNAL_SERVER_ERROR: 425;
  /** Of #408. */
  readonly CHANNEL_KICK_MODERATOR_FORBIDDEN: 426;
  /** Of #406. Minors: 1 roomId invalid; 2 memberId invalid. */
  readonly CHANNEL_KICK_ADMIN_BAD_PAYLOAD: 427;
  /** Of #406. */
  readonly CHANNEL_KICK_ADMIN_INTERNAL_SERVER_ERROR: 428;
  /** Of #406. */
  readonly CHANNEL_KICK_ADMIN_FORBIDDEN: 429;
  /** Of #405. Minors: 1 roomId invalid; 2 name invalid; 3 description invalid. */
  readonly CHANNEL_EDIT_BAD_PAYLOAD: 430;
  /** Of #405. */
  readonly CHANNEL_EDIT_INTERNAL_SERVER_ERROR: 431;
  /** Of #407. Minors: 1 roomId invalid; 2 memberId invalid. */
  readonly CHANNEL_KICK_MEMBER_BAD_PAYLOAD: 432;
  /** Of #407. */
  readonly CHANNEL_KICK_MEMBER_INTERNAL_SERVER_ERROR: 433;
  /** Of #407. */
  readonly CHANNEL_KICK_MEMBER_FORBIDDEN: 434;
  /** Of #409. Minors: 1 roomId invalid. */
  readonly CHANNEL_LEFT_BAD_PAYLOAD: 435;
  /** Of #409. */
  readonly CHANNEL_LEFT_INTERNAL_SERVER_ERROR: 436;
  /** Of #409. */
  readonly CHANNEL_LEFT_FORBIDDEN: 437;
  /** Of #412. Minors: 1 attachment invalid; 2 roomId invalid. */
  readonly CHANNEL_AVATAR_ADD_BAD_PAYLOAD: 438;
  /** Of #412. */
  readonly CHANNEL_AVATAR_ADD_INTERNAL_SERVER_ERROR: 439;
  /** Of #412. */
  readonly CHANNEL_AVATAR_ADD_FORBIDDEN: 440;
  /** Of #413. Minors: 1 id invalid; 2 roomId invalid. */
  readonly CHANNEL_AVATAR_DELETE_BAD_PAYLOAD: 441;
  /** Of #413. */
  readonly CHANNEL_AVATAR_DELETE_INTERNAL_SERVER_ERROR: 442;
  /** Of #413. */
  readonly CHANNEL_AVATAR_DELETE_FORBIDDEN: 443;
  /** Of #414. */
  readonly CHANNEL_AVATAR_GET_LIST_BAD_PAYLOAD: 444;
  /** Of #414. */
  readonly CHANNEL_AVATAR_GET_LIST_INTERNAL_SERVER_ERROR: 445;
  /** Of #414. */
  readonly CHANNEL_AVATAR_GET_LIST_FORBIDDEN: 446;
  /** Of #415. Minors: 1 roomId invalid; 2 draft.message invalid; 3 draft.replyTo invalid. */
  readonly CHANNEL_UPDATE_DRAFT_BAD_PAYLOAD: 447;
  /** Of #415. */
  readonly CHANNEL_UPDATE_DRAFT_INTERNAL_SERVER_ERROR: 448;
  /** Of #415. */
  readonly CHANNEL_UPDATE_DRAFT_FORBIDDEN: 449;
  /** Of #416. Minors: 1 roomId invalid. */
  readonly CHANNEL_GET_DRAFT_BAD_PAYLOAD: 450;
  /** Of #416. */
  readonly CHANNEL_GET_DRAFT_INTERNAL_SERVER_ERROR: 451;
  /** Of #416. */
  readonly CHANNEL_GET_DRAFT_FORBIDDEN: 452;
  /** Of #418. Minors: 1 roomId invalid. */
  readonly CHANNEL_CHECK_USERNAME_BAD_PAYLOAD: 453;
  /** Of #418. */
  readonly CHANNEL_CHECK_USERNAME_INTERNAL_SERVER_ERROR: 454;
  /** Of #419. Minors: 1 roomId invalid; 2 username invalid; 3 username alreadyTaken; 4 tooManyUsernames. */
  readonly CHANNEL_UPDATE_USERNAME_BAD_PAYLOAD: 455;
  /** Of #419. */
  readonly CHANNEL_UPDATE_USERNAME_INTERNAL_SERVER_ERROR: 456;
  /** Of #419. Wait flag. */
  readonly CHANNEL_UPDATE_USERNAME_UPDATE_LOCK: 457;
  /** Of #419. */
  readonly CHANNEL_UPDATE_USERNAME_FORBIDDEN: 458;
  /** Of #405. */
  readonly CHANNEL_EDIT_FORBIDDEN: 459;
  /** Of #420. Minors: 1 roomId invalid. */
  readonly CHANNEL_REMOVE_USERNAME_BAD_PAYLOAD: 460;
  /** Of #420. */
  readonly CHANNEL_REMOVE_USERNAME_INTERNAL_SERVER_ERROR: 461;
  /** Of #420. */
  readonly CHANNEL_REMOVE_USERNAME_FORBIDDEN: 462;
  /** Of #421. Minors: 1 roomId invalid. */
  readonly CHANNEL_REVOKE_LINK_BAD_PAYLOAD: 463;
  /** Of #421. */
  readonly CHANNEL_REVOKE_LINK_INTERNAL_SERVER_ERROR: 464;
  /** Of #421. */
  readonly CHANNEL_REVOKE_LINK_FORBIDDEN: 465;
  /** Of #422. Minors: 1 roomId invalid; 2 signature invalid. */
  readonly CHANNEL_UPDATE_SIGNATURE_BAD_PAYLOAD: 466;
  /** Of #422. */
  readonly CHANNEL_UPDATE_SIGNATURE_INTERNAL_SERVER_ERROR: 467;
  /** Of #422. */
  readonly CHANNEL_UPDATE_SIGNATURE_FORBIDDEN: 468;
  /** Of #423. Minors: 1 roomId invalid; 2 messageRequired; 3 tooManyMessages; 4 messageId invalid. */
  readonly CHANNEL_GET_MESSAGES_STATS_BAD_PAYLOAD: 469;
  /** Of #423. */
  readonly CHANNEL_GET_MESSAGES_STATS_INTERNAL_SERVER_ERROR: 470;
  /** Of #423. */
  readonly CHANNEL_GET_MESSAGES_STATS_FORBIDDEN: 471;
  /** Of #424. Minors: 1 roomId invalid; 2 messageId invalid; 3 reaction invalid. */
  readonly CHANNEL_ADD_MESSAGE_REACTION_BAD_PAYLOAD: 472;
  /** Of #424. */
  readonly CHANNEL_ADD_MESSAGE_REACTION_INTERNAL_SERVER_ERROR: 473;
  /** Of #424. */
  readonly CHANNEL_ADD_MESSAGE_REACTION_FORBIDDEN: 474;
  /** Of #425. Minors: 1 roomId invalid; 2 messageId invalid; 3 message invalid. */
  readonly CHANNEL_EDIT_MESSAGE_BAD_PAYLOAD: 475;
  /** Of #425. */
  readonly CHANNEL_EDIT_MESSAGE_INTERNAL_SERVER_ERROR: 476;
  /** Of #425. */
  readonly CHANNEL_EDIT_MESSAGE_FORBIDDEN: 477;
  /** Of #401. */
  readonly CHANNEL_ADD_MEMBER_PRIVACY_PROTECTION: 478;
  /** Of #400. */
  readonly CHANNEL_CREATE_LIMIT_REACHED: 479;
  /** Of #426. Minors: 1 roomId invalid; 2 reactionStatus invalid. */
  readonly CHANNEL_UPDATE_REACTION_STATUS_BAD_PAYLOAD: 480;
  /** Of #426. */
  readonly CHANNEL_UPDATE_REACTION_STATUS_INTERNAL_SERVER_ERROR: 481;
  /** Of #426. */
  readonly CHANNEL_UPDATE_REACTION_STATUS_FORBIDDEN: 482;
  /** Of #427. Minors: 1 roomId invalid; 2 messageId invalid. */
  readonly CHANNEL_PIN_MESSAGE_BAD_PAYLOAD: 483;
  /** Of #427. */
  readonly CHANNEL_PIN_MESSAGE_INTERNAL_SERVER_ERROR: 484;
  /** Of #427. */
  readonly CHANNEL_PIN_MESSAGE_FORBIDDEN: 485;
  /** Of #500. */
  readonly INFO_LOCATION_NOT_FOUND: 500;
  /** Of #501. Minors: 1 isoCode invalid. */
  readonly INFO_COUNTRY_BAD_PAYLOAD: 501;
  /** Of #503. Minors: 1 id invalid. */
  readonly INFO_PAGE_BAD_PAYLOAD: 502;
  /** Of #503. */
  readonly INFO_PAGE_INTERNAL_SERVER_ERROR: 503;
  /** Of #504. Minors: 1 fit invalid. */
  readonly INFO_WALLPAPER_BAD_PAYLOAD: 504;
  /** Of #504. */
  readonly INFO_WALLPAPER_INTERNAL_SERVER_ERROR: 505;
  /** Of #600. Minors: 1 roomId invalid; 2 messageVersion invalid; 3 statusVersion invalid; 4 deleteVersion invalid; 5 offlineDeleted invalid; 6 offlineEdited.messageId invalid; 7 offlineEdited.message invalid; 8 offlineSeen invalid; 9 clearId invalid; 10 cacheStartId invalid; 11 cacheEndId invalid; 12 offlineMute invalid; 13 requestInvalid; 14 offlineListened invalid; 15 requestInvalid; 16 offlineDeletedDeprecated offlineDeleted bothSet; 17 offlineDeleted.messageId invalid; 18 offlineDeleted.both invalid. */
  readonly CLIENT_CONDITION_BAD_PAYLOAD: 600;
  /** Of #600. */
  readonly CLIENT_CONDITION_INTERNAL_SERVER_ERROR: 601;
  /** Of the client errors. Virtual. */
  readonly CLIENT_UPDATE_MESSAGE_BAD_PAYLOAD: 602;
  /** Of the client errors. Virtual. */
  readonly CLIENT_UPDATE_MESSAGE_INTERNAL_SERVER_ERROR: 603;
  /** Of the client errors. Virtual. */
  readonly CLIENT_UPDATE_MESSAGE_FORBIDDEN: 604;
  /** Of the client errors. Virtual. */
  readonly CLIENT_UPDATE_DELETE_MESSAGE_BAD_PAYLOAD: 605;
  /** Of the client errors. Virtual. */
  readonly CLIENT_UPDATE_DELETE_MESSAGE_INTERNAL_SERVER_ERROR: 606;
  /** Of the client errors. Virtual. */
  readonly CLIENT_UPDATE_MESSAGE_STATUS_BAD_PAYLOAD: 607;
  /** Of the client errors. Virtual. */
  readonly CLIENT_UPDATE_MESSAGE_STATUS_INTERNAL_SERVER_ERROR: 608;
  /** Of the client errors. Virtual. */
  readonly CLIENT_UPDATE_MESSAGE_STATUS_FORBIDDEN: 609;
  /** Of #601. Minors: 1 pagination.offset invalid; 2 pagination.limit invalid. */
  readonly CLIENT_GET_ROOM_LIST_BAD_PAYLOAD: 610;
  /** Of #601. */
  readonly CLIENT_GET_ROOM_LIST_INTERNAL_SERVER_ERROR: 611;
  /** Of #602. Minors: 1 roomId invalid. */
  readonly CLIENT_GET_ROOM_BAD_PAYLOAD: 612;
  /** Of #602. */
  readonly CLIENT_GET_ROOM_INTERNAL_SERVER_ERROR: 613;
  /** Of #602. */
  readonly CLIENT_GET_ROOM_NOT_FOUND: 614;
  /** Of #603. Minors: 1 roomId invalid; 2 firstMessageId invalid; 3 direction invalid; 4 limit invalid. */
  readonly CLIENT_GET_ROOM_HISTORY_BAD_PAYLOAD: 615;
  /** Of #603. */
  readonly CLIENT_GET_ROOM_HISTORY_INTERNAL_SERVER_ERROR: 616;
  /** Of #603. */
  readonly CLIENT_GET_ROOM_HISTORY_NOT_FOUND: 617;
  /** Of #605. Minors: 1 roomId invalid; 2 offset invalid; 3 filter invalid; 4 offsetMessageId invalid. */
  readonly CLIENT_SEARCH_ROOM_HISTORY_BAD_PAYLOAD: 618;
  /** Of #605. */
  readonly CLIENT_SEARCH_ROOM_HISTORY_INTERNAL_SERVER_ERROR: 619;
  /** Of #605. */
  readonly CLIENT_SEARCH_ROOM_HISTORY_NOT_FOUND: 620;
  /** Of #606. Minors: 1 username invalid. */
  readonly CLIENT_RESOLVE_USERNAME_BAD_PAYLOAD: 621;
  /** Of #606. */
  readonly CLIENT_RESOLVE_USERNAME_INTERNAL_SERVER_ERROR: 622;
  /** Of #606. */
  readonly CLIENT_RESOLVE_USERNAME_NOT_FOUND: 623;
  /** Of #604. Minors: 1 roomId invalid; 2 messageId invalid. */
  readonly CLIENT_GET_ROOM_MESSAGE_BAD_PAYLOAD: 624;
  /** Of #604. */
  readonly CLIENT_GET_ROOM_MESSAGE_INTERNAL_SERVER_ERROR: 625;
  /** Of #604. */
  readonly CLIENT_GET_ROOM_MESSAGE_NOT_FOUND: 626;
  /** Of #607. Minors: 1 inviteToken invalid. */
  readonly CLIENT_CHECK_INVITE_LINK_BAD_PAYLOAD: 627;
  /** Of #607. */
  readonly CLIENT_CHECK_INVITE_LINK_INTERNAL_SERVER_ERROR: 628;
  /** Of #607. */
  readonly CLIENT_CHECK_INVITE_LINK_NOT_FOUND: 629;
  /** Of #608. Minors: 1 inviteToken invalid. */
  readonly CLIENT_JOIN_BY_INVITE_LINK_BAD_PAYLOAD: 630;
  /** Of #608. */
  readonly CLIENT_JOIN_BY_INVITE_LINK_INTERNAL_SERVER_ERROR: 631;
  /** Of #608. */
  readonly CLIENT_JOIN_BY_INVITE_LINK_FORBIDDEN: 632;
  /** Of #608. */
  readonly CLIENT_JOIN_BY_INVITE_LINK_ALREADY_JOINED: 633;
  /** Of #608. */
  readonly CLIENT_JOIN_BY_INVITE_LINK_PARTICIPANTS_COUNT_LIMIT_EXCEEDED: 634;
  /** Of #609. Minors: 1 username invalid. */
  readonly CLIENT_JOIN_BY_USERNAME_BAD_PAYLOAD: 635;
  /** Of #609. */
  readonly CLIENT_JOIN_BY_USERNAME_INTERNAL_SERVER_ERROR: 636;
  /** Of #609. */
  readonly CLIENT_JOIN_BY_USERNAME_FORBIDDEN: 637;
  /** Of #609. */
  readonly CLIENT_JOIN_BY_USERNAME_ALREADY_JOINED: 638;
  /** Of #609. */
  readonly CLIENT_JOIN_BY_USERNAME_PARTICIPANTS_COUNT_LIMIT_EXCEEDED: 639;
  /** Of #610. Minors: 1 roomId invalid. */
  readonly CLIENT_SUBSCRIBE_TO_ROOM_BAD_PAYLOAD: 640;
  /** Of #610. */
  readonly CLIENT_SUBSCRIBE_TO_ROOM_INTERNAL_SERVER_ERROR: 641;
  /** Of #610. */
  readonly CLIENT_SUBSCRIBE_TO_ROOM_FORBIDDEN: 642;
  /** Of #611. Minors: 1 roomId invalid. */
  readonly CLIENT_UNSUBSCRIBE_FROM_ROOM_BAD_PAYLOAD: 643;
  /** Of #611. */
  readonly CLIENT_UNSUBSCRIBE_FROM_ROOM_INTERNAL_SERVER_ERROR: 644;
  /** Of #612. Minors: 1 query invalid. */
  readonly CLIENT_SEARCH_USERNAME_BAD_PAYLOAD: 645;
  /** Of #612. */
  readonly CLIENT_SEARCH_USERNAME_INTERNAL_SERVER_ERROR: 646;
  /** Of #613. Minors: 1 roomId invalid. */
  readonly CLIENT_COUNT_ROOM_HISTORY_BAD_PAYLOAD: 647;
  /** Of #613. */
  readonly CLIENT_COUNT_ROOM_HISTORY_INTERNAL_SERVER_ERROR: 648;
  /** Of #613. */
  readonly CLIENT_COUNT_ROOM_HISTORY_NOT_FOUND: 649;
  /** Of #614. Minors: 1 roomId invalid; 2 roomMute invalid. */
  readonly CLIENT_MUTE_ROOM_BAD_PAYLOAD: 650;
  /** Of #614. */
  readonly CLIENT_MUTE_ROOM_INTERNAL_SERVER_ERROR: 651;
  /** Of #614. */
  readonly CLIENT_MUTE_ROOM_FORBIDDEN: 652;
  /** Of #615. Minors: 1 roomId invalid; 2 pin invalid. */
  readonly CLIENT_PIN_ROOM_BAD_PAYLOAD: 653;
  /** Of #615. */
  readonly CLIENT_PIN_ROOM_INTERNAL_SERVER_ERROR: 654;
  /** Of #615. */
  readonly CLIENT_PIN_ROOM_FORBIDDEN: 655;
  /** Of #616. Minors: 1 roomId invalid; 2 messageId invalid; 3 reason invalid; 4 description invalid. */
  readonly CLIENT_ROOM_REPORT_BAD_PAYLOAD: 656;
  /** Of #616. */
  readonly CLIENT_ROOM_REPORT_INTERNAL_SERVER_ERROR: 657;
  /** Of #616. */
  readonly CLIENT_ROOM_REPORT_REPORTED_BEFORE: 658;
  /** Of #616. */
  readonly CLIENT_ROOM_REPORT_FORBIDDEN: 659;
  /** Of #617. Minors: 1 token invalid; 2 type invalid. */
  readonly CLIENT_REGISTER_DEVICE_BAD_PAYLOAD: 660;
  /** Of #617. */
  readonly CLIENT_REGISTER_DEVICE_INTERNAL_SERVER_ERROR: 661;
  /** Of #617. */
  readonly CLIENT_REGISTER_DEVICE_FORBIDDEN: 662;
  /** Of #700. Minors: 1 size invalid. */
  readonly FILE_UPLOAD_OPTION_BAD_PAYLOAD: 700;
  /** Of #700. */
  readonly FILE_UPLOAD_OPTION_INTERNAL_SERVER_ERROR: 701;
  /** Of #701. Minors: 1 size invalid; 2 firstBytes invalid; 3 lastBytes invalid; 4 fileHash invalid; 5 fileName invalid. */
  readonly FILE_UPLOAD_INIT_BAD_PAYLOAD: 702;
  /** Of #701. */
  readonly FILE_UPLOAD_INIT_INTERNAL_SERVER_ERROR: 703;
  /** Of #702. Minors: 1 token invalid; 2 offset invalid; 3 offset invalid; 4 bytes invalid. */
  readonly FILE_UPLOAD_BAD_PAYLOAD: 704;
  /** Of #702. */
  readonly FILE_UPLOAD_INTERNAL_SERVER_ERROR: 705;
  /** Of #702. */
  readonly FILE_UPLOAD_FORBIDDEN: 706;
  /** Of #703. Minors: 1 token invalid. */
  readonly FILE_UPLOAD_STATUS_BAD_PAYLOAD: 707;
  /** Of #703. */
  readonly FILE_UPLOAD_STATUS_INTERNAL_SERVER_ERROR: 708;
  /** Of #703. */
  readonly FILE_UPLOAD_STATUS_NOT_FOUND: 709;
  /** Of #704. Minors: 1 token invalid. */
  readonly FILE_INFO_BAD_PAYLOAD: 710;
  /** Of #704. */
  readonly FILE_INFO_INTERNAL_SERVER_ERROR: 711;
  /** Of #704. */
  readonly FILE_INFO_NOT_FOUND: 712;
  /** Of #705. Minors: 1 token invalid; 2 offset invalid; 3 maxLimit invalid; 4 selector invalid. */
  readonly FILE_DOWNLOAD_BAD_PAYLOAD: 713;
  /** Of #705. */
  readonly FILE_DOWNLOAD_INTERNAL_SERVER_ERROR: 714;
  /** Of #705. */
  readonly FILE_DOWNLOAD_NOT_FOUND: 715;
  /** Of #800. Minors: 1 inviteToken invalid. */
  readonly QR_CODE_JOIN_BAD_PAYLOAD: 800;
  /** Of #800. */
  readonly QR_CODE_JOIN_INTERNAL_SERVER_ERROR: 801;
  /** Of #801. Minors: 1 username invalid; 2 messageId invalid. */
  readonly QR_CODE_RESOLVE_BAD_PAYLOAD: 802;
  /** Of #801. */
  readonly QR_CODE_RESOLVE_INTERNAL_SERVER_ERROR: 803;
  /** Of #802. Minors: 1 appName invalid; 2 appId invalid; 3 appBuildVersion invalid; 4 appVersion invalid; 5 platform invalid; 6 platformVersion invalid; 7 device invalid; 8 deviceName invalid. */
  readonly QR_CODE_NEW_DEVICE_BAD_PAYLOAD: 804;
  /** Of #802. */
  readonly QR_CODE_NEW_DEVICE_INTERNAL_SERVER_ERROR: 805;
  /** Of #803. Minors: 1 phone invalid; 2 firstName invalid; 3 lastName invalid. */
  readonly QR_CODE_ADD_CONTACT_BAD_PAYLOAD: 806;
  /** Of #803. */
  readonly QR_CODE_ADD_CONTACT_INTERNAL_SERVER_ERROR: 807;
  /** Of #804. */
  readonly QR_CODE_ADD_ME_BAD_PAYLOAD: 808;
  /** Of #804. */
  readonly QR_CODE_ADD_ME_INTERNAL_SERVER_ERROR: 809;
  /** Of #900. */
  readonly SIGNALING_GET_CONFIGURATION_BAD_PAYLOAD: 900;
  /** Of #900. */
  readonly SIGNALING_GET_CONFIGURATION_INTERNAL_SERVER_ERROR: 901;
  /** Of #901. Minors: 1 calledUserId invalid; 2 type invalid; 3 callerSdp invalid. */
  readonly SIGNALING_OFFER_BAD_PAYLOAD: 902;
  /** Of #901. */
  readonly SIGNALING_OFFER_INTERNAL_SERVER_ERROR: 903;
  /** Of #901. */
  readonly SIGNALING_OFFER_FORBIDDEN: 904;
  /** Of #901. */
  readonly SIGNALING_OFFER_BLOCKED_BY_PEER: 905;
  /** Of #901. */
  readonly SIGNALING_OFFER_PRIVACY_PROTECTION: 906;
  /** Of #902. */
  readonly SIGNALING_RINGING_BAD_PAYLOAD: 907;
  /** Of #902. */
  readonly SIGNALING_RINGING_INTERNAL_SERVER_ERROR: 908;
  /** Of #902. */
  readonly SIGNALING_RINGING_FORBIDDEN: 909;
  /** Of #903. Minors: 1 calledSdp invalid. */
  readonly SIGNALING_ACCEPT_BAD_PAYLOAD: 910;
  /** Of #903. */
  readonly SIGNALING_ACCEPT_INTERNAL_SERVER_ERROR: 911;
  /** Of #903. */
  readonly SIGNALING_ACCEPT_FORBIDDEN: 912;
  /** Of #904. Minors: 1 candidate invalid; 2 sdpMId invalid; 3 sdpMLineIndex invalid. */
  readonly SIGNALING_CANDIDATE_BAD_PAYLOAD: 913;
  /** Of #904. */
  readonly SIGNALING_CANDIDATE_INTERNAL_SERVER_ERROR: 914;
  /** Of #904. */
  readonly SIGNALING_CANDIDATE_FORBIDDEN: 915;
  /** Of #905. */
  readonly SIGNALING_LEAVE_BAD_PAYLOAD: 916;
  /** Of #905. */
  readonly SIGNALING_LEAVE_INTERNAL_SERVER_ERROR: 917;
  /** Of #905. */
  readonly SIGNALING_LEAVE_FORBIDDEN: 918;
  /** Of #906. Minors: 1 hold invalid. */
  readonly SIGNALING_SESSION_HOLD_BAD_PAYLOAD: 919;
  /** Of #906. */
  readonly SIGNALING_SESSION_HOLD_INTERNAL_SERVER_ERROR: 920;
  /** Of #906. */
  readonly SIGNALING_SESSION_HOLD_FORBIDDEN: 921;
  /** Of #907. Minors: 1 pagination invalid; 2 pagination.offset invalid; 3 pagination.limit invalid. */
  readonly SIGNALING_GET_LOG_BAD_PAYLOAD: 922;
  /** Of #907. */
  readonly SIGNALING_GET_LOG_INTERNAL_SERVER_ERROR: 923;
  /** Of #908. Minors: 1 clearId invalid. */
  readonly SIGNALING_CLEAR_LOG_BAD_PAYLOAD: 924;
  /** Of #908. */
  readonly SIGNALING_CLEAR_LOG_INTERNAL_SERVER_ERROR: 925;
  /** Of #909. Minors: 1 id invalid; 2 rate invalid; 3 reason invalid. */
  readonly SIGNALING_RATE_BAD_PAYLOAD: 926;
  /** Of #909. */
  readonly SIGNALING_RATE_INTERNAL_SERVER_ERROR: 927;
  /** Of #909. */
  readonly SIGNALING_RATE_FORBIDDEN: 928;
  /** Of #1000. */
  readonly GEO_GET_REGISTER_STATUS_BAD_PAYLOAD: 1000;
  /** Of #1000. */
  readonly GEO_GET_REGISTER_STATUS_INTERNAL_SERVER_ERROR: 1001;
  /** Of #1001. Minors: 1 enable invalid. */
  readonly GEO_REGISTER_BAD_PAYLOAD: 1002;
  /** Of #1001. */
  readonly GEO_REGISTER_INTERNAL_SERVER_ERROR: 1003;
  /** Of #1002. Minors: 1 lat invalid; 2 lon invalid. */
  readonly GEO_UPDATE_POSITION_BAD_PAYLOAD: 1004;
  /** Of #1002. */
  readonly GEO_UPDATE_POSITION_INTERNAL_SERVER_ERROR: 1005;
  /** Of #1002. */
  readonly GEO_UPDATE_POSITION_FORBIDDEN: 1006;
  /** Of #1003. Minors: 1 userId invalid. */
  readonly GEO_GET_COMMENT_BAD_PAYLOAD: 1007;
  /** Of #1003. */
  readonly GEO_GET_COMMENT_INTERNAL_SERVER_ERROR: 1008;
  /** Of #1003. */
  readonly GEO_GET_COMMENT_FORBIDDEN: 1009;
  /** Of #1004. Minors: 1 comment invalid. */
  readonly GEO_UPDATE_COMMENT_BAD_PAYLOAD: 1010;
  /** Of #1004. */
  readonly GEO_UPDATE_COMMENT_INTERNAL_SERVER_ERROR: 1011;
  /** Of #1004. */
  readonly GEO_UPDATE_COMMENT_FORBIDDEN: 1012;
  /** Of #1005. Minors: 1 lat invalid; 2 lon invalid. */
  readonly GEO_GET_NEARBY_DISTANCE_BAD_PAYLOAD: 1013;
  /** Of #1005. */
  readonly GEO_GET_NEARBY_DISTANCE_INTERNAL_SERVER_ERROR: 1014;
  /** Of #1005. */
  readonly GEO_GET_NEARBY_DISTANCE_FORBIDDEN: 1015;
  /** Of #1006. Minors: 1 lat invalid; 2 lon invalid. */
  readonly GEO_GET_NEARBY_COORDINATE_BAD_PAYLOAD: 1016;
  /** Of #1006. */
  readonly GEO_GET_NEARBY_COORDINATE_INTERNAL_SERVER_ERROR: 1017;
  /** Of #1006. */
  readonly GEO_GET_NEARBY_COORDINATE_FORBIDDEN: 1018;
  /** Of #1007. */
  readonly GEO_GET_CONFIGURATION_BAD_PAYLOAD: 1019;
  /** Of #1007. */
  readonly GEO_GET_CONFIGURATION_INTERNAL_SERVER_ERROR: 1020;
  /** Of #9000. */
  readonly WALLET_GET_ACCESS_TOKEN_BAD_PAYLOAD: 9000;
  /** Of #9000. */
  readonly WALLET_GET_ACCESS_TOKEN_INTERNAL_SERVER_ERROR: 9001;
  /** Of #9000. */
  readonly WALLET_GET_ACCESS_TOKEN_BAD_GATEWAY: 9002;
  /** Of #9000. */
  readonly WALLET_GET_ACCESS_TOKEN_FORBIDDEN: 9003;
  /** Of #9001. Minors: 1 language invalid; 2 jwt invalid; 3 toUserId invalid; 4 amount invalid; 5 description invalid. */
  readonly WALLET_PAYMENT_INIT_BAD_PAYLOAD: 9004;
  /** Of #9001. */
  readonly WALLET_PAYMENT_INIT_INTERNAL_SERVER_ERROR: 9005;
  /** Of #9001. */
  readonly WALLET_PAYMENT_INIT_BAD_GATEWAY: 9006;
  /** Of #9001. */
  readonly WALLET_PAYMENT_INIT_FORBIDDEN: 9007;
  /** Of #9001. */
  readonly WALLET_PAYMENT_INIT_RECIPIENT_FORBIDDEN: 9008;
  /** Of #9001. */
  readonly WALLET_PAYMENT_INIT_GATEWAY_ERROR: 9009;
  /** Of #9001. */
  readonly WALLET_PAYMENT_INIT_RECIPIENT_NOT_REGISTERED: 9010;
  /** Of #9002. */
  readonly WALLET_REGISTER_BAD_PAYLOAD: 9011;
  /** Of #9002. */
  readonly WALLET_REGISTER_INTERNAL_SERVER_ERROR: 9012;
  /** Of #9002. */
  readonly WALLET_REGISTER_FORBIDDEN: 9013;
  /** Of #9003. Minors: 1 walletId invalid. */
  readonly WALLET_ID_MAPPING_BAD_PAYLOAD: 9014;
  /** Of #9003. */
  readonly WALLET_ID_MAPPING_INTERNAL_SERVER_ERROR: 9015;
  /** Of #9003. */
  readonly WALLET_ID_MAPPING_NOT_FOUND: 9016;
  /** Of #9100. Minors: 1 billId invalid; 2 payId invalid. */
  readonly MPL_GET_BILL_TOKEN_BAD_PAYLOAD: 9100;
  /** Of #9100. */
  readonly MPL_GET_BILL_TOKEN_INTERNAL_SERVER_ERROR: 9101;
  /** Of #9100. */
  readonly MPL_GET_BILL_TOKEN_BAD_GATEWAY: 9102;
  /** Of #9100. */
  readonly MPL_GET_BILL_TOKEN_FORBIDDEN: 9103;
  /** Of #9101. Minors: 1 chargeMobileNumber invalid; 2 amount invalid; 2 type invalid. */
  readonly MPL_GET_TOPUP_TOKEN_BAD_PAYLOAD: 9104;
  /** Of #9101. */
  readonly MPL_GET_TOPUP_TOKEN_INTERNAL_SERVER_ERROR: 9105;
  /** Of #9101. */
  readonly MPL_GET_TOPUP_TOKEN_BAD_GATEWAY: 9106;
  /** Of #9101. */
  readonly MPL_GET_TOPUP_TOKEN_FORBIDDEN: 9107;
  /** Of #9200. Minors: 1 mobileNumber invalid. */
  readonly BILL_INQUIRY_MCI_BAD_PAYLOAD: 9200;
  /** Of #9200. */
  readonly BILL_INQUIRY_MCI_INTERNAL_SERVER_ERROR: 9201;
  /** Of #9200. */
  readonly BILL_INQUIRY_MCI_BAD_GATEWAY: 9202;
  /** Of #9200. */
  readonly BILL_INQUIRY_MCI_FORBIDDEN: 9203;
  /** Of #9201. Minors: 1 provinceCode invalid; 2 telephoneNumber invalid. */
  readonly BILL_INQUIRY_TELECOM_BAD_PAYLOAD: 9204;
  /** Of #9201. */
  readonly BILL_INQUIRY_TELECOM_INTERNAL_SERVER_ERROR: 9205;
  /** Of #9201. */
  readonly BILL_INQUIRY_TELECOM_BAD_GATEWAY: 9206;
  /** Of #9201. */
  readonly BILL_INQUIRY_TELECOM_FORBIDDEN: 9207;
  /** Of #134. */
  readonly USER_TWO_STEP_VERIFICATION_UNSET_PASSWORD_INTERNAL_SERVER_ERROR: 10100;
  /** Of #134. Wait flag. */
  readonly USER_TWO_STEP_VERIFICATION_UNSET_PASSWORD_MAX_TRY_LOCK: 10101;
  /** Of #134. Minors: 1. */
  readonly USER_TWO_STEP_VERIFICATION_UNSET_PASSWORD_INVALID_PASSWORD: 10102;
  /** Of #135. Minors: 1 password invalid. */
  readonly USER_TWO_STEP_VERIFICATION_CHECK_PASSWORD_BAD_PAYLOAD: 10103;
  /** Of #135. */
  readonly USER_TWO_STEP_VERIFICATION_CHECK_PASSWORD_INTERNAL_SERVER_ERROR: 10104;
  /** Of #135. */
  readonly USER_TWO_STEP_VERIFICATION_CHECK_PASSWORD_INVALID_PASSWORD: 10105;
  /** Of #135. Wait flag. */
  readonly USER_TWO_STEP_VERIFICATION_CHECK_PASSWORD_MAX_TRY_LOCK: 10106;
  /** Of #135. Minors: 1. */
  readonly USER_TWO_STEP_VERIFICATION_CHECK_PASSWORD_NO_PASSWORD: 10107;
  /** Of #136. Minors: 1 token invalid. */
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_RECOVERY_EMAIL_BAD_PAYLOAD: 10108;
  /** Of #136. */
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_RECOVERY_EMAIL_INTERNAL_SERVER_ERROR: 10109;
  /** Of #136. Wait flag. */
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_RECOVERY_EMAIL_MAX_TRY_LOCK: 10110;
  /** Of #136. */
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_RECOVERY_EMAIL_EXPIRED_TOKEN: 10111;
  /** Of #136. */
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_RECOVERY_EMAIL_NO_PASSWORD: 10112;
  /** Of #136. */
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_RECOVERY_EMAIL_INVALID_TOKEN: 10113;
  /** Of #137. Minors: 1 password invalid; 2 email invalid; 3 email invalid. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_EMAIL_BAD_PAYLOAD: 10114;
  /** Of #137. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_EMAIL_INTERNAL_SERVER_ERROR: 10115;
  /** Of #137. Wait flag. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_EMAIL_MAX_TRY_LOCK: 10116;
  /** Of #137. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_EMAIL_NO_PASSWORD: 10117;
  /** Of #137. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_EMAIL_INVALID_PASSWORD: 10118;
  /** Of #137. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_EMAIL_CONFIRMED_BEFORE: 10119;
  /** Of #138. */
  readonly USER_TWO_STEP_VERIFICATION_REQUEST_RECOVERY_TOKEN_BAD_PAYLOAD: 10120;
  /** Of #138. */
  readonly USER_TWO_STEP_VERIFICATION_REQUEST_RECOVERY_TOKEN_INTERNAL_SERVER_ERROR: 10121;
  /** Of #138. */
  readonly USER_TWO_STEP_VERIFICATION_REQUEST_RECOVERY_TOKEN_NO_PASSWORD: 10122;
  /** Of #138. */
  readonly USER_TWO_STEP_VERIFICATION_REQUEST_RECOVERY_TOKEN_NO_RECOVERY_EMAIL: 10123;
  /** Of #138. Wait flag. */
  readonly USER_TWO_STEP_VERIFICATION_REQUEST_RECOVERY_TOKEN_MAX_TRY_LOCK: 10124;
  /** Of #139. Minors: 1 token invalid. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_TOKEN_BAD_PAYLOAD: 10125;
  /** Of #139. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_TOKEN_INTERNAL_SERVER_ERROR: 10126;
  /** Of #139. Wait flag. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_TOKEN_MAX_TRY_LOCK: 10127;
  /** Of #139. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_TOKEN_EXPIRED_TOKEN: 10128;
  /** Of #139. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_TOKEN_INVALID_TOKEN: 10129;
  /** Of #139. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_TOKEN_NO_PASSWORD: 10130;
  /** Of #140. Minors: 1 answerOne invalid; 2 answerTwo invalid. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_ANSWERS_BAD_PAYLOAD: 10131;
  /** Of #140. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_ANSWERS_INTERNAL_SERVER_ERROR: 10132;
  /** Of #140. Wait flag. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_ANSWERS_MAX_TRY_LOCK: 10133;
  /** Of #140. Minors: * answerOne answerTwo incorrect. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_ANSWERS_INVALID_ANSWERS: 10134;
  /** Of #140. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_ANSWERS_NO_PASSWORD: 10135;
  /** Of #141. Minors: 1 password invalid; 2 questionOne invalid; 3 answerOne invalid; 4 questionTwo invalid; 5 answerTwo invalid. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_QUESTION_BAD_PAYLOAD: 10136;
  /** Of #141. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_QUESTION_INTERNAL_SERVER_ERROR: 10137;
  /** Of #141. Wait flag. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_QUESTION_MAX_TRY_LOCK: 10138;
  /** Of #141. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_QUESTION_NO_PASSWORD: 10139;
  /** Of #141. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_QUESTION_INVALID_PASSWORD: 10140;
  /** Of #142. Minors: 1 password invalid; 2 hint invalid. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_HINT_BAD_PAYLOAD: 10141;
  /** Of #142. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_HINT_INTERNAL_SERVER_ERROR: 10142;
  /** Of #142. Wait flag. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_HINT_MAX_TRY_LOCK: 10143;
  /** Of #142. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_HINT_NO_PASSWORD: 10144;
  /** Of #142. */
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_HINT_INVALID_PASSWORD: 10145;
  /** Of #143. Minors: 1 type invalid. */
  readonly USER_PRIVACY_GET_RULE_BAD_PAYLOAD: 10146;
  /** Of #143. */
  readonly USER_PRIVACY_GET_RULE_INTERNAL_SERVER_ERROR: 10147;
  /** Of #144. Minors: 1 type invalid; 2 level invalid. */
  readonly USER_PRIVACY_SET_RULE_BAD_PAYLOAD: 10148;
  /** Of #144. */
  readonly USER_PRIVACY_SET_RULE_INTERNAL_SERVER_ERROR: 10149;
  /** Of #145. Minors: 1 token invalid. */
  readonly USER_VERIFY_NEW_DEVICE_BAD_PAYLOAD: 10150;
  /** Of #145. */
  readonly USER_VERIFY_NEW_DEVICE_INTERNAL_SERVER_ERROR: 10151;
  /** Of #145. */
  readonly USER_VERIFY_NEW_DEVICE_INVALID_TOKEN: 10152;
  /** Of #145. */
  readonly USER_VERIFY_NEW_DEVICE_EXPIRED_TOKEN: 10153;
  /** Of #138. */
  readonly USER_TWO_STEP_VERIFICATION_REQUEST_RECOVERY_TOKEN_FORBIDDEN: 10154;
  /** Of #139. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_TOKEN_FORBIDDEN: 10155;
  /** Of #140. */
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_ANSWERS_FORBIDDEN: 10156;
  /** Of #146. */
  readonly USER_TWO_STEP_VERIFICATION_RESEND_VERIFY_EMAIL_BAD_PAYLOAD: 10157;
  /** Of #146. */
  readonly USER_TWO_STEP_VERIFICATION_RESEND_VERIFY_EMAIL_INTERNAL_SERVER_ERROR: 10158;
  /** Of #146. */
  readonly USER_TWO_STEP_VERIFICATION_RESEND_VERIFY_EMAIL_NO_PASSWORD: 10159;
  /** Of #146. */
  readonly USER_TWO_STEP_VERIFICATION_RESEND_VERIFY_EMAIL_NO_UNCONFIRMED_RECOVERY_EMAIL: 10160;
  /** Of #147. Minors: 1 bio invalid. */
  readonly USER_PROFILE_SET_BIO_BAD_PAYLOAD: 10161;
  /** Of #147. */
  readonly USER_PROFILE_SET_BIO_INTERNAL_SERVER_ERROR: 10162;
  /** Of #148. */
  readonly USER_PROFILE_GET_BIO_BAD_PAYLOAD: 10163;
  /** Of #148. */
  readonly USER_PROFILE_GET_BIO_INTERNAL_SERVER_ERROR: 10164;
  /** Of #149. Minors: 1 userId invalid; 2 reason invalid; 3 description invalid. */
  readonly USER_REPORT_BAD_PAYLOAD: 10165;
  /** Of #149. */
  readonly USER_REPORT_INTERNAL_SERVER_ERROR: 10166;
  /** Of #149. */
  readonly USER_REPORT_REPORTED_BEFORE: 10167;
  /** Of #149. */
  readonly USER_REPORT_FORBIDDEN: 10168;
  /** Of #106. */
  readonly USER_CONTACTS_IMPORT_FORBIDDEN: 10169;
  /** Of #102. */
  readonly USER_LOGIN_ALREADY_LOGGED_IN: 10170;
  /** Of #119. */
  readonly USER_DELETE_WALLET_RESTRICTION: 10171;
  /** Of #119. */
  readonly USER_DELETE_WALLET_BAD_GATEWAY: 10172;
  /** Of #150. Minors: 1 status invalid. */
  readonly USER_SET_BOT_BAD_PAYLOAD: 10173;
  /** Of #150. */
  readonly USER_SET_BOT_INTERNAL_SERVER_ERROR: 10174;
}

/** The minor codes that the document numbers, by the name of their error; an error without any is not here. */
export interface MinorByName {
  readonly USER_REGISTER_BAD_PAYLOAD: 1 | 2 | 3;
  readonly USER_VERIFY_BAD_PAYLOAD: 1 | 2;
  readonly USER_LOGIN_BAD_PAYLOAD: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
  readonly USER_LOGIN_FAILED: 4;
  readonly USER_PROFILE_SET_NICKNAME_BAD_PAYLOAD: 1;
  readonly USER_PROFILE_SET_EMAIL_BAD_PAYLOAD: 1;
  readonly USER_PROFILE_SET_GENDER_BAD_PAYLOAD: 1;
  readonly USER_CONTACTS_IMPORT_BAD_PAYLOAD: 1 | 2 | 3 | 4 | 5;
  readonly USER_CONTACTS_DELETE_BAD_PAYLOAD: 1;
  readonly USER_CONTACTS_EDIT_BAD_PAYLOAD: 1 | 2 | 3 | 4;
  readonly USER_AVATAR_ADD_BAD_PAYLOAD: 1;
  readonly USER_AVATAR_DELETE_BAD_PAYLOAD: 1;
  readonly USER_AVATAR_GET_LIST_BAD_PAYLOAD: 1;
  readonly USER_INFO_BAD_PAYLOAD: 1;
  readonly USER_DELETE_BAD_PAYLOAD: 1 | 2;
  readonly USER_PROFILE_SET_SELF_REMOVE_BAD_PAYLOAD: 1;
  readonly USER_PROFILE_UPDATE_USERNAME_BAD_PAYLOAD: 1 | 2 | 3;
  readonly USER_UPDATE_STATUS_BAD_PAYLOAD: 1;
  readonly USER_SESSION_TERMINATE_BAD_PAYLOAD: 1;
  readonly USER_SESSION_LOGOUT_BAD_PAYLOAD: 1;
  readonly USER_CONTACTS_BLOCK_BAD_PAYLOAD: 1;
  readonly USER_CONTACTS_UNBLOCK_BAD_PAYLOAD: 1;
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_PASSWORD_BAD_PAYLOAD: 1;
  readonly USER_TWO_STEP_VERIFICATION_SET_PASSWORD_BAD_PAYLOAD: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
  readonly USER_TWO_STEP_VERIFICATION_UNSET_PASSWORD_BAD_PAYLOAD: 1;
  readonly CHAT_GET_ROOM_BAD_PAYLOAD: 1;
  readonly CHAT_GET_ROOM_PEER_NOT_FOUND: 1 | 2 | 3;
  readonly CHAT_SEND_MESSAGE_BAD_PAYLOAD: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 30 | 31 | 32 | 33;
  readonly CHAT_UPDATE_STATUS_BAD_PAYLOAD: 1 | 2;
  readonly CHAT_EDIT_MESSAGE_BAD_PAYLOAD: 1 | 2 | 3;
  readonly CHAT_DELETE_MESSAGE_BAD_PAYLOAD: 1 | 2 | 3;
  readonly CHAT_CLEAR_MESSAGE_BAD_PAYLOAD: 1 | 2;
  readonly CHAT_DELETE_BAD_PAYLOAD: 1;
  readonly CHAT_UPDATE_DRAFT_BAD_PAYLOAD: 1 | 2 | 3;
  readonly CHAT_GET_DRAFT_BAD_PAYLOAD: 1;
  readonly CHAT_CONVERT_TO_GROUP_BAD_PAYLOAD: 1 | 2 | 3;
  readonly CHAT_SET_ACTION_BAD_PAYLOAD: 1 | 2 | 3;
  readonly GROUP_CREATE_BAD_PAYLOAD: 1 | 2;
  readonly GROUP_ADD_MEMBER_BAD_PAYLOAD: 1 | 2 | 3;
  readonly GROUP_SEND_MESSAGE_BAD_PAYLOAD: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 30 | 31 | 32 | 33;
  readonly GROUP_UPDATE_STATUS_BAD_PAYLOAD: 1 | 2 | 3;
  readonly GROUP_DELETE_MESSAGE_BAD_PAYLOAD: 1 | 2;
  readonly GROUP_CLEAR_MESSAGE_BAD_PAYLOAD: 1 | 2;
  readonly GROUP_ADD_MODERATOR_BAD_PAYLOAD: 1 | 2;
  readonly GROUP_ADD_ADMIN_BAD_PAYLOAD: 1 | 2;
  readonly GROUP_KICK_MODERATOR_BAD_PAYLOAD: 1 | 2;
  readonly GROUP_KICK_ADMIN_BAD_PAYLOAD: 1 | 2;
  readonly GROUP_EDIT_BAD_PAYLOAD: 1 | 2 | 3;
  readonly GROUP_KICK_MEMBER_BAD_PAYLOAD: 1 | 2;
  readonly GROUP_LEFT_BAD_PAYLOAD: 1;
  readonly GROUP_AVATAR_ADD_BAD_PAYLOAD: 1 | 2;
  readonly GROUP_AVATAR_DELETE_BAD_PAYLOAD: 1 | 2;
  readonly GROUP_UPDATE_DRAFT_BAD_PAYLOAD: 1 | 2 | 3;
  readonly GROUP_GET_DRAFT_BAD_PAYLOAD: 1;
  readonly GROUP_GET_MEMBER_LIST_BAD_PAYLOAD: 1 | 2 | 3 | 4;
  readonly GROUP_DELETE_BAD_PAYLOAD: 1;
  readonly GROUP_SET_ACTION_BAD_PAYLOAD: 1 | 2 | 3;
  readonly GROUP_CHECK_USERNAME_BAD_PAYLOAD: 1;
  readonly GROUP_UPDATE_USERNAME_BAD_PAYLOAD: 1 | 2 | 3 | 4;
  readonly GROUP_REMOVE_USERNAME_BAD_PAYLOAD: 1;
  readonly GROUP_REVOKE_LINK_BAD_PAYLOAD: 1;
  readonly GROUP_EDIT_MESSAGE_BAD_PAYLOAD: 1 | 2 | 3;
  readonly GROUP_PIN_MESSAGE_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_CREATE_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_ADD_MEMBER_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_SEND_MESSAGE_BAD_PAYLOAD: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 30 | 31 | 32 | 33;
  readonly CHANNEL_DELETE_BAD_PAYLOAD: 1;
  readonly CHANNEL_DELETE_MESSAGE_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_GET_MEMBER_LIST_BAD_PAYLOAD: 1 | 2 | 3 | 4;
  readonly CHANNEL_ADD_MODERATOR_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_ADD_ADMIN_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_KICK_MODERATOR_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_KICK_ADMIN_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_EDIT_BAD_PAYLOAD: 1 | 2 | 3;
  readonly CHANNEL_KICK_MEMBER_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_LEFT_BAD_PAYLOAD: 1;
  readonly CHANNEL_AVATAR_ADD_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_AVATAR_DELETE_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_UPDATE_DRAFT_BAD_PAYLOAD: 1 | 2 | 3;
  readonly CHANNEL_GET_DRAFT_BAD_PAYLOAD: 1;
  readonly CHANNEL_CHECK_USERNAME_BAD_PAYLOAD: 1;
  readonly CHANNEL_UPDATE_USERNAME_BAD_PAYLOAD: 1 | 2 | 3 | 4;
  readonly CHANNEL_REMOVE_USERNAME_BAD_PAYLOAD: 1;
  readonly CHANNEL_REVOKE_LINK_BAD_PAYLOAD: 1;
  readonly CHANNEL_UPDATE_SIGNATURE_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_GET_MESSAGES_STATS_BAD_PAYLOAD: 1 | 2 | 3 | 4;
  readonly CHANNEL_ADD_MESSAGE_REACTION_BAD_PAYLOAD: 1 | 2 | 3;
  readonly CHANNEL_EDIT_MESSAGE_BAD_PAYLOAD: 1 | 2 | 3;
  readonly CHANNEL_UPDATE_REACTION_STATUS_BAD_PAYLOAD: 1 | 2;
  readonly CHANNEL_PIN_MESSAGE_BAD_PAYLOAD: 1 | 2;
  readonly INFO_COUNTRY_BAD_PAYLOAD: 1;
  readonly INFO_PAGE_BAD_PAYLOAD: 1;
  readonly INFO_WALLPAPER_BAD_PAYLOAD: 1;
  readonly CLIENT_CONDITION_BAD_PAYLOAD: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18;
  readonly CLIENT_GET_ROOM_LIST_BAD_PAYLOAD: 1 | 2;
  readonly CLIENT_GET_ROOM_BAD_PAYLOAD: 1;
  readonly CLIENT_GET_ROOM_HISTORY_BAD_PAYLOAD: 1 | 2 | 3 | 4;
  readonly CLIENT_SEARCH_ROOM_HISTORY_BAD_PAYLOAD: 1 | 2 | 3 | 4;
  readonly CLIENT_RESOLVE_USERNAME_BAD_PAYLOAD: 1;
  readonly CLIENT_GET_ROOM_MESSAGE_BAD_PAYLOAD: 1 | 2;
  readonly CLIENT_CHECK_INVITE_LINK_BAD_PAYLOAD: 1;
  readonly CLIENT_JOIN_BY_INVITE_LINK_BAD_PAYLOAD: 1;
  readonly CLIENT_JOIN_BY_USERNAME_BAD_PAYLOAD: 1;
  readonly CLIENT_SUBSCRIBE_TO_ROOM_BAD_PAYLOAD: 1;
  readonly CLIENT_UNSUBSCRIBE_FROM_ROOM_BAD_PAYLOAD: 1;
  readonly CLIENT_SEARCH_USERNAME_BAD_PAYLOAD: 1;
  readonly CLIENT_COUNT_ROOM_HISTORY_BAD_PAYLOAD: 1;
  readonly CLIENT_MUTE_ROOM_BAD_PAYLOAD: 1 | 2;
  readonly CLIENT_PIN_ROOM_BAD_PAYLOAD: 1 | 2;
  readonly CLIENT_ROOM_REPORT_BAD_PAYLOAD: 1 | 2 | 3 | 4;
  readonly CLIENT_REGISTER_DEVICE_BAD_PAYLOAD: 1 | 2;
  readonly FILE_UPLOAD_OPTION_BAD_PAYLOAD: 1;
  readonly FILE_UPLOAD_INIT_BAD_PAYLOAD: 1 | 2 | 3 | 4 | 5;
  readonly FILE_UPLOAD_BAD_PAYLOAD: 1 | 2 | 3 | 4;
  readonly FILE_UPLOAD_STATUS_BAD_PAYLOAD: 1;
  readonly FILE_INFO_BAD_PAYLOAD: 1;
  readonly FILE_DOWNLOAD_BAD_PAYLOAD: 1 | 2 | 3 | 4;
  readonly QR_CODE_JOIN_BAD_PAYLOAD: 1;
  readonly QR_CODE_RESOLVE_BAD_PAYLOAD: 1 | 2;
  readonly QR_CODE_NEW_DEVICE_BAD_PAYLOAD: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly QR_CODE_ADD_CONTACT_BAD_PAYLOAD: 1 | 2 | 3;
  readonly SIGNALING_OFFER_BAD_PAYLOAD: 1 | 2 | 3;
  readonly SIGNALING_ACCEPT_BAD_PAYLOAD: 1;
  readonly SIGNALING_CANDIDATE_BAD_PAYLOAD: 1 | 2 | 3;
  readonly SIGNALING_SESSION_HOLD_BAD_PAYLOAD: 1;
  readonly SIGNALING_GET_LOG_BAD_PAYLOAD: 1 | 2 | 3;
  readonly SIGNALING_CLEAR_LOG_BAD_PAYLOAD: 1;
  readonly SIGNALING_RATE_BAD_PAYLOAD: 1 | 2 | 3;
  readonly GEO_REGISTER_BAD_PAYLOAD: 1;
  readonly GEO_UPDATE_POSITION_BAD_PAYLOAD: 1 | 2;
  readonly GEO_GET_COMMENT_BAD_PAYLOAD: 1;
  readonly GEO_UPDATE_COMMENT_BAD_PAYLOAD: 1;
  readonly GEO_GET_NEARBY_DISTANCE_BAD_PAYLOAD: 1 | 2;
  readonly GEO_GET_NEARBY_COORDINATE_BAD_PAYLOAD: 1 | 2;
  readonly WALLET_PAYMENT_INIT_BAD_PAYLOAD: 1 | 2 | 3 | 4 | 5;
  readonly WALLET_ID_MAPPING_BAD_PAYLOAD: 1;
  readonly MPL_GET_BILL_TOKEN_BAD_PAYLOAD: 1 | 2;
  readonly MPL_GET_TOPUP_TOKEN_BAD_PAYLOAD: 1 | 2;
  readonly BILL_INQUIRY_MCI_BAD_PAYLOAD: 1;
  readonly BILL_INQUIRY_TELECOM_BAD_PAYLOAD: 1 | 2;
  readonly USER_TWO_STEP_VERIFICATION_UNSET_PASSWORD_INVALID_PASSWORD: 1;
  readonly USER_TWO_STEP_VERIFICATION_CHECK_PASSWORD_BAD_PAYLOAD: 1;
  readonly USER_TWO_STEP_VERIFICATION_CHECK_PASSWORD_NO_PASSWORD: 1;
  readonly USER_TWO_STEP_VERIFICATION_VERIFY_RECOVERY_EMAIL_BAD_PAYLOAD: 1;
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_EMAIL_BAD_PAYLOAD: 1 | 2 | 3;
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_TOKEN_BAD_PAYLOAD: 1;
  readonly USER_TWO_STEP_VERIFICATION_RECOVER_PASSWORD_BY_ANSWERS_BAD_PAYLOAD: 1 | 2;
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_RECOVERY_QUESTION_BAD_PAYLOAD: 1 | 2 | 3 | 4 | 5;
  readonly USER_TWO_STEP_VERIFICATION_CHANGE_HINT_BAD_PAYLOAD: 1 | 2;
  readonly USER_PRIVACY_GET_RULE_BAD_PAYLOAD: 1;
  readonly USER_PRIVACY_SET_RULE_BAD_PAYLOAD: 1 | 2;
  readonly USER_VERIFY_NEW_DEVICE_BAD_PAYLOAD: 1;
  readonly USER_PROFILE_SET_BIO_BAD_PAYLOAD: 1;
  readonly USER_REPORT_BAD_PAYLOAD: 1 | 2 | 3;
  readonly USER_SET_BOT_BAD_PAYLOAD: 1;
}

/** The document's sections, in its own words. */
export type Section =
  | 'system'
  | 'user'
  | 'chat'
  | 'group'
  | 'channel'
  | 'info'
  | 'client'
  | 'file'
  | 'qrCode'
  | 'signaling'
  | 'geo'
  | 'wallet'
  | 'mpl'
  | 'billInquiry';

/** What the document's details say is wrong. */
export type DocumentProblem =
  | 'invalid'
  | 'accountBlocked'
  | 'tooManyContacts'
  | 'eitherRequired'
  | 'alreadyTaken'
  | 'peerBlocked'
  | 'fileNotFound'
  | 'bothSet'
  | 'tooLong'
  | 'tooManyUsernames'
  | 'messageRequired'
  | 'tooManyMessages'
  | 'requestInvalid'
  | 'incorrect';

/** The actions whose errors the document lists. */
export type DocumentAction =
  | 100
  | 101
  | 102
  | 103
  | 104
  | 105
  | 106
  | 107
  | 108
  | 109
  | 110
  | 111
  | 112
  | 114
  | 115
  | 116
  | 117
  | 118
  | 119
  | 120
  | 121
  | 122
  | 123
  | 124
  | 125
  | 126
  | 127
  | 128
  | 129
  | 130
  | 131
  | 132
  | 133
  | 134
  | 135
  | 136
  | 137
  | 138
  | 139
  | 140
  | 141
  | 142
  | 143
  | 144
  | 145
  | 146
  | 147
  | 148
  | 149
  | 150
  | 200
  | 201
  | 202
  | 203
  | 204
  | 205
  | 206
  | 207
  | 208
  | 209
  | 210
  | 300
  | 301
  | 302
  | 303
  | 304
  | 305
  | 306
  | 307
  | 308
  | 309
  | 310
  | 311
  | 312
  | 313
  | 314
  | 315
  | 316
  | 317
  | 318
  | 319
  | 320
  | 321
  | 322
  | 323
  | 324
  | 325
  | 326
  | 400
  | 401
  | 402
  | 403
  | 404
  | 405
  | 406
  | 407
  | 408
  | 409
  | 410
  | 411
  | 412
  | 413
  | 414
  | 415
  | 416
  | 417
  | 418
  | 419
  | 420
  | 421
  | 422
  | 423
  | 424
  | 425
  | 426
  | 427
  | 500
  | 501
  | 503
  | 504
  | 600
  | 601
  | 602
  | 603
  | 604
  | 605
  | 606
  | 607
  | 608
  | 609
  | 610
  | 611
  | 612
  | 613
  | 614
  | 615
  | 616
  | 617
  | 700
  | 701
  | 702
  | 703
  | 704
  | 705
  | 800
  | 801
  | 802
  | 803
  | 804
  | 900
  | 901
  | 902
  | 903
  | 904
  | 905
  | 906
  | 907
  | 908
  | 909
  | 1000
  | 1001
  | 1002
  | 1003
  | 1004
  | 1005
  | 1006
  | 1007
  | 9000
  | 9001
  | 9002
  | 9003
  | 9100
  | 9101
  | 9200
  | 9201;

/** The fields that the document's details name, as their requests call them. */
export type DocumentField =
  | 'action'
  | 'actionId'
  | 'amount'
  | 'answerOne'
  | 'answerTwo'
  | 'appBuildVersion'
  | 'appId'
  | 'appName'
  | 'appVersion'
  | 'attachment'
  | 'billId'
  | 'bio'
  | 'both'
  | 'bytes'
  | 'cacheEndId'
  | 'cacheStartId'
  | 'calledSdp'
  | 'calledUserId'
  | 'callerSdp'
  | 'candidate'
  | 'chargeMobileNumber'
  | 'clearId'
  | 'code'
  | 'comment'
  | 'contact'
  | 'countryCode'
  | 'deleteVersion'
  | 'description'
  | 'device'
  | 'deviceName'
  | 'direction'
  | 'draft.message'
  | 'draft.replyTo'
  | 'email'
  | 'enable'
  | 'fileHash'
  | 'fileName'
  | 'filter'
  | 'filterRole'
  | 'firstBytes'
  | 'firstMessageId'
  | 'firstName'
  | 'fit'
  | 'force'
  | 'forwardFrom'
  | 'forwardFrom.messageId'
  | 'forwardFrom.roomId'
  | 'gender'
  | 'hint'
  | 'hold'
  | 'id'
  | 'inviteToken'
  | 'isoCode'
  | 'jwt'
  | 'language'
  | 'lastBytes'
  | 'lastName'
  | 'lat'
  | 'level'
  | 'limit'
  | 'location'
  | 'location.lat'
  | 'location.lon'
  | 'lon'
  | 'maxLimit'
  | 'member.startMessageId'
  | 'member.userId'
  | 'memberId'
  | 'message'
  | 'messageId'
  | 'messageType'
  | 'messageVersion'
  | 'mobileNumber'
  | 'name'
  | 'newPassword'
  | 'nickname'
  | 'offlineDeleted'
  | 'offlineDeleted.both'
  | 'offlineDeleted.messageId'
  | 'offlineDeletedDeprecated'
  | 'offlineEdited.message'
  | 'offlineEdited.messageId'
  | 'offlineListened'
  | 'offlineMute'
  | 'offlineSeen'
  | 'offset'
  | 'offsetMessageId'
  | 'oldPassword'
  | 'pagination'
  | 'pagination.limit'
  | 'pagination.offset'
  | 'password'
  | 'payId'
  | 'peerId'
  | 'phone'
  | 'phoneNumber'
  | 'pin'
  | 'platform'
  | 'platformVersion'
  | 'preferenceMethod'
  | 'provinceCode'
  | 'query'
  | 'questionOne'
  | 'questionTwo'
  | 'randomId'
  | 'rate'
  | 'reaction'
  | 'reactionStatus'
  | 'reason'
  | 'recoveryEmail'
  | 'replyTo'
  | 'roomId'
  | 'roomMute'
  | 'sdpMId'
  | 'sdpMLineIndex'
  | 'selector'
  | 'selfRemove'
  | 'sessionId'
  | 'signature'
  | 'size'
  | 'status'
  | 'statusVersion'
  | 'telephoneNumber'
  | 'toUserId'
  | 'token'
  | 'type'
  | 'userId'
  | 'username'
  | 'walletId';

/** The names of this protocol. */
export interface IgapWords {
  readonly codes: CodeByName;
  readonly minors: MinorByName;
  readonly problem: DocumentProblem;
}
