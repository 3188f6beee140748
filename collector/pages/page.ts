/** The frame of every page: language, heading, the way between pages. No script, no inline style: the policy allows none. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookie } from '../web/cookies.ts'
import { headersOfForms } from '../web/headers.ts'
import { catalogues, type Language, languageOf, languages, type Words } from '../words/words.ts'
import { type Html, html } from './html.ts'

export interface PageContent {
  readonly title: string
  readonly body: Html
  /** Links under the name of the product; the admin pages have their own. */
  readonly nav?: Html
  /** Pages that send forms say so; the policy forbids it everywhere else. */
  readonly sendsForms?: boolean
}

export function sendPage(request: FastifyRequest, reply: FastifyReply, content: PageContent) {
  const language = languageOf(request)
  if (content.sendsForms) reply.headers(headersOfForms)
  const chosen = (request.query as { sprak?: string } | undefined)?.sprak
  if (chosen === language) reply.header('set-cookie', cookie(request, 'sprak', language, 31_536_000))
  return reply
    .type('text/html; charset=utf-8')
    .header('vary', 'accept-language, cookie')
    .send(framed(content, language, pathToReload(request)).text)
}

function framed({ title, body, nav }: PageContent, language: Language, path: string): Html {
  const w = catalogues[language]
  return html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} – ${w.page.name}</title>
    <link rel="icon" href="/icon.svg">
    <link rel="stylesheet" href="/samlare/samlare.css">
  </head>
  <body>
    <a class="skip" href="#innehall">${w.page.skip}</a>
    <header class="top">
      <span class="top__name">${w.page.name}</span>
      <nav class="top__languages" aria-label="${w.page.languages}">${languages.map((one) => languageLink(one, language, path))}</nav>
      <nav class="top__nav" aria-label="${w.page.nav}">${nav ?? publicNav(w)}</nav>
    </header>
    <main id="innehall" class="page">
      <h1>${title}</h1>
      ${body}
    </main>
    <footer class="foot"><a href="/tillganglighet">${w.page.accessibility}</a></footer>
  </body>
</html>
`
}

const ownNames: Record<Language, string> = { sv: 'Svenska', en: 'English', ar: 'العربية' }

function languageLink(one: Language, current: Language, path: string): Html {
  if (one === current) return html`<span lang="${one}" aria-current="true">${ownNames[one]}</span>`
  return html`<a lang="${one}" hreflang="${one}" href="${path}?sprak=${one}">${ownNames[one]}</a>`
}

const publicNav = (w: Words) => html`<a href="/">${w.page.app}</a><a href="/nationellt">${w.page.national}</a>`

/** The answer to a form cannot be asked for again in another language. */
function pathToReload({ method, url }: FastifyRequest): string {
  const path = url.split('?')[0] ?? '/'
  return method === 'GET' ? path : path.startsWith('/admin') ? '/admin' : '/'
}
