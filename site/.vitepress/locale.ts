// What the site says around the pages, in each language. Comes in: the sidebars. Goes out: the locales and the words of the search. Next:
// config.ts.
import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress';
import { repositoryAddress } from '../repository.js';
import { apiItems, errorItems, guideItems, items, others } from './sidebar.js';

type Locale = LocaleSpecificConfig<DefaultTheme.Config> & { readonly label: string };

const socialLinks: DefaultTheme.SocialLink[] = [
  { icon: 'github', link: repositoryAddress, ariaLabel: 'Source' },
];

const start = ['start', 'react-native', 'migration'];
const help = ['faq', 'performance', 'reliability', 'changes'];
const reference = ['reference/events', 'reference/options', 'reference/faults'];
const uses = [
  'requests',
  'bindings',
  'texts',
  'testing',
  'port',
  'wire',
  'protocol',
  'cli',
  'opentelemetry',
];
const explanations = ['architecture', 'session', 'lockouts', 'tabs', 'reactions', 'catalogue'];

export function english(): Locale {
  const groups = [
    { text: 'Start', items: items(start) },
    { text: 'Guides', items: guideItems('') },
    {
      text: 'Reference',
      items: [
        { text: 'API', link: '/reference/api/', collapsed: true, items: apiItems() },
        ...items(reference),
        { text: 'Errors', link: '/reference/errors/', collapsed: true, items: errorItems('') },
        ...items(uses),
      ],
    },
    { text: 'Explanations', items: items(explanations) },
    {
      text: 'Decisions',
      // A head that is a link is no button around a button.
      link: others('decisions')[0]?.link ?? '/architecture',
      collapsed: true,
      items: others('decisions'),
    },
    { text: 'Help', items: items(help) },
    {
      text: 'More',
      items: others('', new Set(['index', ...start, ...uses, ...explanations, ...help])),
    },
  ];
  return {
    label: 'English',
    lang: 'en',
    description:
      'Every error of an iGap server handled in one place: session state, typed events, countdowns.',
    themeConfig: {
      nav: [
        { text: 'Start', link: '/start' },
        { text: 'Guides', link: guideItems('')[0]?.link ?? '/start' },
        {
          text: 'Reference',
          items: [
            { text: 'API', link: '/reference/api/' },
            ...items(reference),
            { text: 'Errors', link: '/reference/errors/' },
          ],
        },
        { text: 'FAQ', link: '/faq' },
      ],
      sidebar: groups.filter((group) => group.items.length > 0),
      socialLinks,
      footer: { message: 'Unofficial. Not made by iGap.', copyright: 'MIT' },
    },
  };
}

export function persian(): Locale {
  const guides = guideItems('fa/');
  return {
    label: 'فارسی',
    lang: 'fa',
    dir: 'rtl',
    description: 'همهٔ خطاهای سرور آی‌گپ در یک جا: وضعیت نشست، رویدادها و شمارش معکوس.',
    themeConfig: {
      nav: [
        { text: 'شروع', link: '/fa/start' },
        { text: 'خطاها', link: '/fa/reference/errors/' },
        { text: 'مرجع (انگلیسی)', link: '/reference/api/' },
      ],
      sidebar: [
        { text: 'شروع', items: items(['fa/start']) },
        { text: 'راهنماها', items: guides },
        {
          text: 'خطاها',
          items: [{ text: 'همهٔ خطاها', link: '/fa/reference/errors/' }, ...errorItems('fa/')],
        },
      ].filter((group) => group.items.length > 0),
      socialLinks: socialLinks.map((link) => ({ ...link, ariaLabel: 'کد منبع' })),
      footer: { message: 'غیررسمی؛ ساختهٔ آی‌گپ نیست.', copyright: 'MIT' },
      docFooter: { prev: 'صفحهٔ قبل', next: 'صفحهٔ بعد' },
      outline: { label: 'در این صفحه', level: [2, 3] },
      returnToTopLabel: 'بازگشت به بالا',
      sidebarMenuLabel: 'فهرست',
      darkModeSwitchLabel: 'ظاهر',
      lightModeSwitchTitle: 'پوستهٔ روشن',
      darkModeSwitchTitle: 'پوستهٔ تیره',
      langMenuLabel: 'زبان',
      skipToContentLabel: 'رفتن به متن',
      notFound: {
        title: 'صفحه پیدا نشد',
        quote: 'شاید نشانی تغییر کرده باشد.',
        linkLabel: 'رفتن به صفحهٔ اصلی',
        linkText: 'صفحهٔ اصلی',
      },
    },
  };
}

/** What the search says. */
export const words: NonNullable<DefaultTheme.LocalSearchOptions['locales']> = {
  fa: {
    translations: {
      button: { buttonText: 'جست‌وجو', buttonAriaLabel: 'جست‌وجو' },
      modal: {
        displayDetails: 'نمایش جزئیات',
        resetButtonTitle: 'پاک کردن',
        backButtonTitle: 'بستن جست‌وجو',
        noResultsText: 'چیزی پیدا نشد:',
        footer: {
          selectText: 'انتخاب',
          selectKeyAriaLabel: 'کلید Enter',
          navigateText: 'جابه‌جایی',
          navigateUpKeyAriaLabel: 'کلید بالا',
          navigateDownKeyAriaLabel: 'کلید پایین',
          closeText: 'بستن',
          closeKeyAriaLabel: 'کلید Escape',
        },
      },
    },
  },
};
