// What the panel says around the timeline, in English and Persian. Comes in: the app's language, or the page's. Goes out: words. Next: the parts
// of the panel. Names of events, states and errors stay as they are in code.
import { nearestLang } from '../element/words.js';
import type { HoldReason } from '../event/request-events.js';
import type { Language } from '../texts/language.js';
import type { EntryKind } from './entry.js';

export interface InspectorWords {
  readonly locale: 'en' | 'fa';
  readonly title: string;
  readonly connection: Readonly<Record<'open' | 'closed' | 'unknown', string>>;
  readonly account: Readonly<Record<'known' | 'none', string>>;
  readonly port: Readonly<Record<'joining' | 'lost', string>>;
  readonly buttons: Readonly<Record<'pause' | 'clear' | 'save', string>>;
  readonly filter: string;
  readonly kinds: Readonly<Record<EntryKind, string>>;
  readonly headings: Readonly<Record<'session' | 'timeline' | 'lockouts' | 'requests', string>>;
  readonly empty: Readonly<Record<'timeline' | 'filter' | 'lockouts' | 'requests', string>>;
  readonly noEngine: string;
  readonly disposed: string;
  /** `{count}` lines came while it was paused. */
  readonly missed: string;
  readonly more: string;
  readonly request: Readonly<Record<HoldReason | 'storage' | 'lockout' | 'inFlight', string>>;
  /** `{from}`, `{to}`. */
  readonly diagram: string;
  readonly cameFrom: string;
}

const english: InspectorWords = {
  locale: 'en',
  title: 'Reaction inspector',
  connection: { open: 'connected', closed: 'no connection', unknown: 'connection unknown' },
  account: { known: 'account known', none: 'no account' },
  port: { joining: 'joining the worker', lost: 'worker lost' },
  buttons: { pause: 'Pause', clear: 'Clear', save: 'Export' },
  filter: 'Filter',
  kinds: {
    frame: 'Frames',
    reaction: 'Reactions',
    event: 'Events',
    request: 'Requests',
    fault: 'Faults',
    app: 'App',
  },
  headings: {
    session: 'Session',
    timeline: 'Timeline',
    lockouts: 'Lockouts',
    requests: 'Requests under way',
  },
  empty: {
    timeline: 'Nothing has happened yet.',
    filter: 'Nothing matches the filter.',
    lockouts: 'Nothing is locked.',
    requests: 'None.',
  },
  noEngine: 'No engine yet: set the property engine of this element.',
  disposed: 'The engine was disposed of. This is the last that was seen of it.',
  missed: '{count} new',
  more: 'and {count} more',
  request: {
    inFlight: 'in flight',
    offline: 'held: no connection',
    login: 'held: no login yet',
    queue: 'held: others go first',
    storage: 'held: stored lockouts are being read',
    lockout: 'waiting for a lockout',
  },
  diagram: 'The session is {session}.',
  cameFrom: 'Before: {from}.',
};

const persian: InspectorWords = {
  locale: 'fa',
  title: 'بازرس واکنش‌ها',
  connection: { open: 'متصل', closed: 'بدون اتصال', unknown: 'اتصال نامعلوم' },
  account: { known: 'حساب مشخص است', none: 'بدون حساب' },
  port: { joining: 'در حال پیوستن به ورکر', lost: 'ارتباط با ورکر قطع شد' },
  buttons: { pause: 'توقف', clear: 'پاک کردن', save: 'ذخیرهٔ فایل' },
  filter: 'جست‌وجو',
  kinds: {
    frame: 'فریم‌ها',
    reaction: 'واکنش‌ها',
    event: 'رویدادها',
    request: 'درخواست‌ها',
    fault: 'اشکال‌ها',
    app: 'برنامه',
  },
  headings: {
    session: 'نشست',
    timeline: 'خط زمان',
    lockouts: 'قفل‌ها',
    requests: 'درخواست‌های در جریان',
  },
  empty: {
    timeline: 'هنوز اتفاقی نیفتاده است.',
    filter: 'موردی با این جست‌وجو پیدا نشد.',
    lockouts: 'چیزی قفل نیست.',
    requests: 'درخواستی در جریان نیست.',
  },
  noEngine: 'هنوز موتوری داده نشده است: ویژگی engine این المان را تنظیم کنید.',
  disposed: 'کار موتور پایان یافته است. این آخرین وضعیت آن است.',
  missed: '{count} مورد تازه',
  more: 'و {count} مورد دیگر',
  request: {
    inFlight: 'فرستاده شده، در انتظار پاسخ',
    offline: 'نگه داشته شده: اتصال نیست',
    login: 'نگه داشته شده: هنوز ورود انجام نشده',
    queue: 'نگه داشته شده: در صف است',
    storage: 'نگه داشته شده: قفل‌های ذخیره‌شده خوانده می‌شوند',
    lockout: 'منتظر پایان قفل',
  },
  diagram: 'وضعیت نشست {session} است.',
  cameFrom: 'پیش از آن: {from}.',
};

/** Persian where the app's language is, or without one that of the nearest `lang`; else English. */
export function inspectorWords(element: Element, language: Language | undefined): InspectorWords {
  return /^fa(?![a-z])/i.test(language?.locale ?? nearestLang(element)) ? persian : english;
}

/** A number in the digits of the words. */
export const numberText = (value: number, { locale }: InspectorWords): string =>
  new Intl.NumberFormat(locale, { useGrouping: false }).format(value);
