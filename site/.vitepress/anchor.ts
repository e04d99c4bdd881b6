// The anchor of a heading: the one that forges give it, so that a link leads to the same place there and here. Comes in: the heading's
// text. Goes out: the anchor. Used by: the site's Markdown.

export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Mark}\p{Number}\u200c _-]/gu, '')
    .replaceAll(' ', '-');
