// What the pages of errors say around the errors, in both languages. Comes in: nothing. Goes out: words. Used by: error-page.ts.
import { meanings } from '../docs/reaction-words.js';
import type { Basis, ReactionKind } from '../src/catalogue.js';
import { en } from '../src/texts/en.js';
import { fa } from '../src/texts/fa.js';
import type { DocumentAction } from '../src/texts.js';

export interface ErrorWords {
  readonly locale: 'en' | 'fa';
  readonly title: string;
  readonly lead: string;
  readonly of: (section: string) => string;
  readonly count: (entries: number) => string;
  readonly sections: Readonly<Record<string, string>>;
  readonly labels: Readonly<
    Record<
      | ('request' | 'means' | 'reaction' | 'screen' | 'events' | 'locks')
      | ('english' | 'persian' | 'minor' | 'wrong' | 'minors'),
      string
    >
  >;
  readonly colon: string;
  readonly request: (action: number) => string;
  readonly noRequest: string;
  readonly basis: Readonly<Record<Extract<Basis, 'documented' | 'derived'>, string>>;
  readonly means: Readonly<Record<ReactionKind, readonly [server: string, screen: string]>>;
  readonly locks: Readonly<Record<'nothing' | 'ifWait' | 'everything' | 'never', string>>;
  readonly locksAction: (action: number, isOfSubject: boolean) => string;
  readonly duplicate: string;
}

export const english: ErrorWords = {
  locale: 'en',
  title: 'Errors',
  lead: 'Every error of the document (build 94, November 2018): what it means, which request it answers, what the client does and why, what it locks, and a sentence for people in English and Persian. Search by code (`109`, `109/1`), name or words, with the magnifying glass above (or `/`).',
  of: (section) => `Errors: ${section}`,
  count: (entries) => `${entries} errors`,
  sections: {
    system: 'System',
    user: 'User',
    chat: 'Chat',
    group: 'Group',
    channel: 'Channel',
    info: 'Info',
    client: 'Client',
    file: 'File',
    qrCode: 'QR code',
    signaling: 'Calls (signaling)',
    geo: 'Nearby (geo)',
    wallet: 'Wallet',
    mpl: 'Mobile payment (mpl)',
    billInquiry: 'Bills',
  },
  labels: {
    request: 'Request',
    means: 'Meaning',
    reaction: 'Reaction',
    screen: 'The screen',
    events: 'Events',
    locks: 'Locks',
    english: 'English',
    persian: 'Persian',
    minor: 'minor',
    wrong: 'what is wrong',
    minors: 'Minor codes of',
  },
  colon: ':',
  request: (action) => `#${action}, to ${en.actions[action as DocumentAction] ?? en.anyAction}`,
  noRequest: 'any',
  basis: {
    documented: 'documented: the document says so',
    derived: 'derived: from its name or its texts',
  },
  means: Object.fromEntries(
    Object.entries(meanings).map(([kind, { server, screen }]) => [kind, [server, screen]]),
  ) as unknown as ErrorWords['means'],
  locks: {
    nothing: 'Nothing.',
    ifWait: 'Nothing, unless the server sends a wait with it.',
    everything:
      'The request that was refused, for the wait that the server sends. Where it is not known which one that was: everything.',
    never: 'Nothing, whatever it comes with.',
  },
  locksAction: (action, isOfSubject) =>
    `#${action}${isOfSubject ? ' for one subject (a room, a recipient, a phone number), where the app names one' : ''}, for the wait that the server sends; without one for \`defaultLockoutMs\`.`,
  duplicate: 'The document lists this minor twice: the first counts.',
};

export const persian: ErrorWords = {
  locale: 'fa',
  title: 'خطاها',
  lead: 'همهٔ خطاهای سند رسمی (ویرایش ۹۴، نوامبر ۲۰۱۸): معنای هر خطا، درخواستی که پاسخ آن است، واکنش برنامه و دلیل آن، چیزی که قفل می‌شود و متنی برای کاربر به فارسی و انگلیسی. با کد (`109` یا `109/1`)، نام یا متن خطا جست‌وجو کنید: با ذره‌بین بالای صفحه یا کلید `/`.',
  of: (section) => `خطاها: ${section}`,
  count: (entries) => `${entries.toLocaleString('fa')} خطا`,
  sections: {
    system: 'عمومی',
    user: 'کاربر',
    chat: 'گفتگو',
    group: 'گروه',
    channel: 'کانال',
    info: 'اطلاعات',
    client: 'برنامه',
    file: 'فایل',
    qrCode: 'کد QR',
    signaling: 'تماس',
    geo: 'اطراف من',
    wallet: 'کیف پول',
    mpl: 'پرداخت همراه',
    billInquiry: 'قبض',
  },
  labels: {
    request: 'درخواست',
    means: 'معنا',
    reaction: 'واکنش',
    screen: 'صفحهٔ برنامه',
    events: 'رویدادها',
    locks: 'قفل',
    english: 'متن انگلیسی',
    persian: 'متن فارسی',
    minor: 'کد فرعی',
    wrong: 'چه چیزی نادرست است',
    minors: 'کدهای فرعی',
  },
  colon: ':',
  request: (action) =>
    `<bdi dir="ltr">#${action}</bdi>، ${fa.actions[action as DocumentAction] ?? fa.anyAction}`,
  noRequest: 'هر درخواستی',
  basis: {
    documented: 'در سند آمده است',
    derived: 'از نام یا متن خطا برداشت شده است',
  },
  means: {
    login: ['ابتدا باید وارد حساب شد.', 'کاری لازم نیست؛ موتور خودش وارد حساب می‌شود.'],
    register: ['این ورود هرگز موفق نخواهد شد.', 'صفحهٔ ثبت‌نام را باز کنید.'],
    accountBlocked: [
      'حساب مسدود شده است.',
      'این را به کاربر بگویید. داده‌های حساب را نگه دارید و ثبت‌نام را پیشنهاد نکنید.',
    ],
    sessionTerminated: [
      'نشست از دستگاه دیگری پایان یافته است.',
      'این را به کاربر بگویید و از حساب خارج شوید.',
    ],
    sessionReplaced: [
      'برنامهٔ دیگری وارد همین نشست شده است.',
      'این را به کاربر بگویید و «ادامه در همین دستگاه» را پیشنهاد کنید. هرگز خودکار برنگردید.',
    ],
    setNickname: ['نام نمایشی تعیین نشده است.', 'صفحهٔ آن را یک بار باز کنید.'],
    verifyTwoStep: ['تأیید دومرحله‌ای روشن است.', 'رمز دومرحله‌ای را بپرسید.'],
    lockout: [
      'تا چند ثانیهٔ دیگر ممکن نیست.',
      'شمارش معکوس را نشان دهید و تا پایان آن چنین درخواستی نفرستید.',
    ],
    correctInput: [
      'یکی از ورودی‌ها نادرست است.',
      'اگر نام فیلد مشخص است آن را علامت بزنید و بگویید چه اشکالی دارد.',
    ],
    retryLater: ['سرور اکنون نتوانست این کار را انجام دهد.', 'امتحان دوباره را پیشنهاد کنید.'],
    deny: ['این کار مجاز نیست.', 'این را به کاربر بگویید؛ تکرار آن کمکی نمی‌کند.'],
    inform: ['خطا شناخته‌شده است و واکنشی لازم ندارد.', 'متن آن را نشان دهید.'],
    follow: [
      'درخواست دیگری از همین دسته ناموفق بوده است.',
      'کاری لازم نیست؛ خطای آن درخواست دلیل را می‌گوید.',
    ],
    ignore: ['خطای داخلی سرور است و برای برنامه فرستاده نمی‌شود.', 'کاری لازم نیست.'],
    unknown: ['این خطا در سند نیست.', 'عددها یا متنی را که سرور فرستاده است نشان دهید.'],
  },
  locks: {
    nothing: 'هیچ.',
    ifWait: 'هیچ، مگر این‌که سرور همراه آن زمان انتظار بفرستد.',
    everything:
      'درخواستی که رد شده است، به اندازهٔ زمان انتظاری که سرور می‌فرستد. اگر معلوم نباشد کدام درخواست بوده است، همهٔ درخواست‌ها.',
    never: 'هیچ، با هر چیزی که همراه آن بیاید.',
  },
  locksAction: (action, isOfSubject) =>
    `<bdi dir="ltr">#${action}</bdi>${isOfSubject ? ' فقط برای همان اتاق، مخاطب یا شماره، اگر برنامه آن را مشخص کند' : ''}، به اندازهٔ زمان انتظاری که سرور می‌فرستد؛ و اگر نفرستد، به اندازهٔ \`defaultLockoutMs\`.`,
  duplicate: 'این کد فرعی دو بار در سند آمده است؛ اولی معتبر است.',
};
