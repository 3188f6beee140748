/**
 * What the app asks of a browser that others lack, by where a page finds it: all else is older than these. And the oldest versions that have all of it, of which
 * `Promise.withResolvers` and `Map.groupBy` are the youngest (MDN, browser-compat-data). What was tried in which stands
 * in README.md.
 */
export const oldestBrowsers = { chromium: '119', firefox: '121', safari: '17.4' } as const

export const needed = [
  'Promise.withResolvers',
  'Map.groupBy',
  'Array.prototype.toReversed',
  'indexedDB',
  'crypto.subtle',
  'navigator.locks',
  'navigator.storage.getDirectory',
] as const
