/** What the admin pages share: their links, their forms, their tables. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { unitTimeZone } from '#aggregate'
import { type Html, html } from '../pages/html.ts'
import { sendPage } from '../pages/page.ts'
import { languageOf, type Words, wordsFor } from '../words/words.ts'

/** Another room in the menu, of whatever runs beside the collector: its address, and its name in the reader's language. */
export type Room = (request: FastifyRequest) => readonly [string, string]

declare module 'fastify' {
  interface FastifyInstance {
    roomBeside: Room | null
  }
}

export interface AdminPage {
  readonly title: string
  readonly body: Html
}

export function sendAdminPage(request: FastifyRequest, reply: FastifyReply, { title, body }: AdminPage) {
  return sendPage(request, reply, { title, body, nav: nav(request, wordsFor(request)), sendsForms: true })
}

function nav(request: FastifyRequest, { admin: w, page }: Words): Html {
  if (!request.session) return html`<a href="/">${page.app}</a><a href="/nationellt">${page.national}</a>`
  const [at] = request.url.split('?')
  const rooms = [
    ['', w.overview],
    ['/enheter', w.units],
    ['/perioder', w.periods],
    ['/leveranser', w.deliveries],
    ['/formulartexter', w.wordings],
    ['/handelser', w.events],
    ['/drift', w.health.title],
  ] as const
  const beside = request.server.roomBeside?.(request)
  const all = [...rooms.map(([room, name]) => [`/admin${room}`, name] as const), ...(beside ? [beside] : [])]
  const isHere = (room: string) => (room === '/admin' ? at === room : at?.startsWith(room))
  const links = all.map(
    ([room, name]) => html`<a href="${room}" ${isHere(room) && html`aria-current="page"`}>${name}</a>`,
  )
  return html`${links}${form(request, '/admin/ut', html`<button class="button button--quiet">${w.signOut}</button>`)}`
}

/** A form with the session's token in it. */
export function form(request: FastifyRequest, action: string, content: Html, withFile = false): Html {
  const token = request.session && html`<input type="hidden" name="form" value="${request.session.formToken}">`
  return html`<form method="post" action="${action}" ${withFile && html`enctype="multipart/form-data"`}>${token}${content}</form>`
}

export interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'password' | 'date' | 'number' | 'file'
  readonly value?: string
  readonly autocomplete?: string
  readonly maxlength?: number
  readonly dir?: 'rtl'
  /** May be left empty. */
  readonly optional?: true
  /** What is wrong with what was typed. */
  readonly fault?: string | undefined
}

/** Under its field, which says that it belongs to it. */
export const faultAt = (name: string, fault: string | undefined): Html | false =>
  fault !== undefined && html`<p class="field__fault" id="${name}-fault">${fault}</p>`

/** The attributes of a field: what describes it, and whether it stands wrong. The first that does is gone to. */
function describedBy(name: string, hint: boolean, fault: string | undefined): Html {
  const ids = [hint && `${name}-hint`, fault !== undefined && `${name}-fault`].filter((id) => id !== false)
  return html`${ids.length > 0 && html`aria-describedby="${ids.join(' ')}"`} ${fault !== undefined && html`aria-invalid="true" autofocus`}`
}

export function input({
  name,
  label,
  hint,
  type = 'text',
  value,
  autocomplete = 'off',
  maxlength,
  dir,
  optional,
  fault,
}: Field): Html {
  return html`<div class="field"><label for="${name}">${label}</label>
    ${hint && html`<p class="field__hint" id="${name}-hint">${hint}</p>`}
    <input class="input" id="${name}" name="${name}" type="${type}" ${!optional && html`required`} autocomplete="${autocomplete}"
      ${value !== undefined && html`value="${value}"`} ${maxlength && html`maxlength="${maxlength}"`}
      ${dir && html`dir="${dir}" lang="ar"`} ${describedBy(name, hint !== undefined, fault)}>${faultAt(name, fault)}</div>`
}

export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (Html | string | number)[])[],
): Html {
  const cell = (content: Html | string | number, i: number) =>
    i === 0 ? html`<th scope="row">${content}</th>` : html`<td>${content}</td>`
  return html`<div class="table-wrap table-wrap--plain" tabindex="0" role="group" aria-label="${caption}"><table><caption>${caption}</caption>
    <thead><tr>${heads.map((head) => (head ? html`<th scope="col">${head}</th>` : html`<td></td>`))}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table></div>`
}

/** A moment as people here read it. */
export function moment(request: FastifyRequest, iso: string): string {
  const format = new Intl.DateTimeFormat(languageOf(request) === 'en' ? 'en-GB' : languageOf(request), {
    timeZone: unitTimeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return format.format(new Date(iso))
}

export const notice = (text: string, kind: '' | 'notice--refusal' | 'notice--calm' = ''): Html =>
  html`<div class="notice ${kind}" role="${kind === 'notice--refusal' ? 'alert' : 'status'}"><p>${text}</p></div>`
