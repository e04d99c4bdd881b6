// The language menu. Comes in: the page, and its counterpart in the other language. Goes out: where the menu leads: to the counterpart and the
// same place in it, or to the first page. In place of VitePress's own, which takes each page for translated, or none.
import { useData } from 'vitepress';
import { computed } from 'vue';

const home = (locale: string) => (locale === 'root' ? '/' : `/${locale}/`);

export function useLangs() {
  const { site, localeIndex, frontmatter, hash } = useData();
  const currentLang = computed(() => ({
    label: site.value.locales[localeIndex.value]?.label,
    link: home(localeIndex.value),
  }));
  const localeLinks = computed(() =>
    Object.entries(site.value.locales)
      .filter(([locale]) => locale !== localeIndex.value)
      .map(([locale, { label }]) => {
        const { counterpart } = frontmatter.value;
        return { text: label, link: counterpart ? counterpart + hash.value : home(locale) };
      }),
  );
  return { currentLang, localeLinks };
}
