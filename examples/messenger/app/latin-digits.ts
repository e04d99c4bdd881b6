// Digits as the server takes them. Comes in: a number or a code, which may be typed in Persian or Arabic digits. Goes out: the same in Latin ones.

export const latinDigits = (text: string): string =>
  text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
