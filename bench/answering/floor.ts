/**
 * The floor: the least that a page of 34 questions can be. Written by hand, no framework, nothing kept; one script that
 * counts, one style sheet, and a service worker that knows four files. Served by the same server as the app.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WordingPack } from '#instruments'

const style = `body{font:18px/1.5 system-ui;margin:0 auto;max-width:40rem;padding:1rem}
fieldset{border:0;margin:0 0 2rem;padding:0}legend{font-weight:600;margin-bottom:.5rem}
label{display:block;border:1px solid #888;border-radius:.5rem;margin:.25rem 0;min-height:3rem;padding:.6rem .8rem}
label:has(:checked){background:#0a5a56;color:#fff}`

const script = `const form = document.querySelector('form')
const count = document.querySelector('output')
form.addEventListener('change', () => { count.textContent = new FormData(form).size + ' av 34' })
const trusted = trustedTypes.createPolicy('pwa', { createScriptURL: (url) => url })
navigator.serviceWorker.register(trusted.createScriptURL('/floor/sw.js'))`

const worker = `const files = ['/floor/index.html', '/floor/floor.css', '/floor/floor.js']
self.addEventListener('install', (event) => event.waitUntil(caches.open('floor').then((cache) => cache.addAll(files))))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request))))`

const question = ({ id, text }: WordingPack['items'][number], choices: readonly string[]) =>
  `<fieldset><legend>${text}</legend>${choices.map((choice, i) => `<label><input type="radio" name="${id}" value="${i}"> ${choice}</label>`).join('')}</fieldset>`

export function writeFloor(app: string, pack: WordingPack): void {
  const questions = pack.items.map((item) => question(item, pack.options[item.options ?? ''] ?? []))
  const page = `<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${pack.title}</title><link rel="stylesheet" href="/floor/floor.css"><script defer src="/floor/floor.js"></script><h1>${pack.title}</h1><p>${pack.instruction}</p><output></output><form>${questions.join('\n')}</form></html>`
  const folder = join(app, 'floor')
  mkdirSync(folder)
  for (const [name, text] of Object.entries({
    'index.html': page,
    'floor.css': style,
    'floor.js': script,
    'sw.js': worker,
  }))
    writeFileSync(join(folder, name), text)
}
