// The messenger's messages as its public documentation has them, written out by hand: names, numbers and types. Comes in: nothing. Goes out:
// what protobufjs reads. It shares nothing with seeds/server.proto, which it judges. Fields of types that neither uses are left out.
export const publicProto = `
syntax = "proto3";

message Request { string id = 1; }
message Response { string id = 1; uint32 timestamp = 2; }
message ErrorResponse { Response response = 1; uint32 major_code = 2; uint32 minor_code = 3; uint32 wait = 4; string message = 5; }

enum Platform { UNKNOWN_PLATFORM = 0; ANDROID = 1; IOS = 2; MAC_OS = 3; WINDOWS = 4; LINUX = 5; BLACK_BERRY = 6; }
enum Device { UNKNOWN_DEVICE = 0; PC = 1; TABLET = 2; MOBILE = 3; }
enum Language { EN_US = 0; FA_IR = 1; }

message UserRegister {
  Request request = 1; uint64 phone_number = 2; string country_code = 3; PreferenceMethod preference_method = 4;
  enum PreferenceMethod { VERIFY_CODE_AUTO = 0; VERIFY_CODE_SMS = 1; VERIFY_CODE_CALL = 2; }
}
message UserRegisterResponse {
  Response response = 1; string username = 2; uint64 user_id = 3; string author_hash = 4; Method method = 5;
  uint32 resend_delay = 6; repeated uint64 sms_number = 7; string verify_code_regex = 8;
  uint32 verify_code_digit_count = 9; bool call_method_supported = 10;
  enum Method { VERIFY_CODE_SMS = 0; VERIFY_CODE_SOCKET = 1; VERIFY_CODE_SMS_SOCKET = 2; VERIFY_CODE_CALL = 3; }
}
message UserVerify { Request request = 1; uint32 code = 2; string username = 3; }
message UserVerifyResponse { Response response = 1; string token = 2; bool new_user = 3; }
message UserLogin {
  Request request = 1; string token = 2; string app_name = 3; uint32 app_id = 4; uint32 app_build_version = 5;
  string app_version = 6; Platform platform = 7; string platform_version = 8; Device device = 9; string device_name = 10;
  Language language = 11;
}
message UserLoginResponse {
  Response response = 1; bool deprecated_client = 2; string secondary_node_name = 3; bool update_available = 4;
  uint32 chat_delete_message_for_both_period = 5; bool wallet_active = 6; bool mpl_active = 7;
  bool wallet_agreement_accepted = 8;
}
message UserProfileSetNickname { Request request = 1; string nickname = 2; }
message UserProfileSetNicknameResponse { Response response = 1; string nickname = 2; string initials = 3; }
message UserContactsImport {
  Request request = 1; repeated Contact contacts = 2; bool force = 3;
  message Contact { string phone = 1; string first_name = 2; string last_name = 3; string client_id = 4; }
}
message UserContactsImportResponse { Response response = 1; }
message UserContactsEdit { Request request = 1; uint64 phone = 2; string first_name = 3; string last_name = 4; }
message UserContactsEditResponse {
  Response response = 1; uint64 phone = 2; string first_name = 3; string last_name = 4; string initials = 5;
}
message UserInfo { Request request = 1; uint64 user_id = 3; }
message UserInfoResponse { Response response = 1; RegisteredUser user = 2; }
message RegisteredUser {
  uint64 id = 1; string username = 2; uint64 phone = 3; string first_name = 4; string last_name = 5;
  string display_name = 6; string initials = 7; string color = 8; Status status = 9; uint32 last_seen = 10;
  uint32 avatar_count = 11; bool mutual = 13; bool deleted = 14; string cache_id = 15; string bio = 16;
  bool verified = 17; bool bot = 18;
  enum Status {
    LONG_TIME_AGO = 0; LAST_MONTH = 1; LAST_WEEK = 2; ONLINE = 3; EXACTLY = 4; RECENTLY = 5; SUPPORT = 6;
    SERVICE_NOTIFICATIONS = 7;
  }
}
message UserSessionGetActiveList { Request request = 1; }
message UserSessionGetActiveListResponse {
  Response response = 1; repeated Session session = 2;
  message Session {
    uint64 session_id = 1; string app_name = 2; uint32 app_id = 3; uint32 app_build_version = 4; string app_version = 5;
    Platform platform = 6; string platform_version = 7; Device device = 8; string device_name = 9; Language language = 10;
    string country = 11; bool current = 12; uint32 create_time = 13; uint32 active_time = 14; string ip = 15;
  }
}
message UserSessionTerminate { Request request = 1; uint64 session_id = 2; }
message UserSessionTerminateResponse { Response response = 1; }
message UserSessionLogout { Request request = 1; }
message UserSessionLogoutResponse { Response response = 1; }
message UserTwoStepVerificationGetPasswordDetail { Request request = 1; }
message UserTwoStepVerificationGetPasswordDetailResponse {
  Response response = 1; string question_one = 2; string question_two = 3; string hint = 4;
  bool has_confirmed_recovery_email = 5; string unconfirmed_email_pattern = 6;
}
message UserTwoStepVerificationVerifyPassword { Request request = 1; string password = 2; }
message UserTwoStepVerificationVerifyPasswordResponse { Response response = 1; string token = 2; }
message UserVerifyNewDevice { Request request = 1; string token = 2; }

message ChatSendMessage {
  Request request = 1; RoomMessageType message_type = 2; uint64 room_id = 3; string message = 4; string attachment = 5;
  RoomMessageLocation location = 6; RoomMessageContact contact = 7; uint64 reply_to = 8;
  RoomMessageForwardFrom forward_from = 9; uint64 random_id = 10; uint32 additional_type = 11; string additional_data = 12;
}
message ChatSendMessageResponse { Response response = 1; uint64 room_id = 2; RoomMessage room_message = 3; }
enum RoomMessageType {
  TEXT = 0; IMAGE = 1; IMAGE_TEXT = 2; VIDEO = 3; VIDEO_TEXT = 4; AUDIO = 5; AUDIO_TEXT = 6; VOICE = 7; GIF = 8;
  GIF_TEXT = 14; FILE = 9; FILE_TEXT = 10; LOCATION = 11; LOG = 12; CONTACT = 13; WALLET = 15;
}
enum RoomMessageStatus { FAILED = 0; SENDING = 1; SENT = 2; DELIVERED = 3; SEEN = 4; LISTENED = 5; }
message RoomMessage {
  uint64 message_id = 1; uint64 message_version = 2; RoomMessageStatus status = 3; uint64 status_version = 4;
  RoomMessageType message_type = 5; string message = 6; Author author = 8; RoomMessageLocation location = 9;
  RoomMessageContact contact = 11; bool edited = 12; uint32 create_time = 13; uint32 update_time = 14; bool deleted = 15;
  RoomMessage forward_from = 16; RoomMessage reply_to = 17; uint64 previous_message_id = 18; uint64 random_id = 21;
  uint32 additional_type = 23; string additional_data = 24;
  message Author { string hash = 1; }
}
message RoomMessageLocation { double lat = 1; double lon = 2; }
message RoomMessageContact {
  string first_name = 1; string last_name = 2; string nickname = 3; repeated string phone = 4; repeated string email = 5;
}
message RoomMessageForwardFrom { uint64 room_id = 1; uint64 message_id = 2; }

message InfoTime { Request request = 1; }
message InfoTimeResponse { Response response = 1; uint32 timestamp = 2; }
message Pagination { uint32 offset = 1; uint32 limit = 2; }
message ClientGetRoomList { Request request = 1; Pagination pagination = 2; }
message ClientGetRoomListResponse { Response response = 1; }
message QrCodeNewDevice {
  Request request = 1; string app_name = 2; uint32 app_id = 3; uint32 app_build_version = 4; string app_version = 5;
  Platform platform = 6; string platform_version = 7; Device device = 8; string device_name = 9;
}
message QrCodeNewDeviceResponse { Response response = 1; bytes qr_code_image = 2; uint32 expire_time = 3; }

message PushLoginTokenResponse {
  Response response = 1; string username = 2; uint64 user_id = 3; string author_hash = 4; string token = 5;
}
message PushTwoStepVerificationResponse {
  Response response = 1; string username = 2; uint64 user_id = 3; string author_hash = 4;
}
message PushUserInfoExpiredResponse { Response response = 1; uint64 user_id = 2; }
message PushRateSignalingResponse { Response response = 1; uint64 id = 2; }
message PushWalletPaymentVerifiedResponse { Response response = 1; string token = 2; }
`;
