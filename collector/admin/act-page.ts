/** The page before an act that cannot be undone: what happens and to whom, the name typed where it weighs most, the way back. */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteGenericInterface } from 'fastify'
import { type Html, html } from '../pages/html.ts'
import { shownName } from '../units/unit-names.ts'
import { refuse } from '../web/refuse.ts'
import type { Refusal } from '../words/refusals.ts'
import { wordsFor } from '../words/words.ts'
import { field } from './forms.ts'
import { form, input, sendAdminPage } from './frame.ts'

export interface Act {
  readonly title: string
  /** A sentence or a list each. */
  readonly says: readonly (Html | string)[]
  /** Where the page is read, and where its form is sent. */
  readonly path: string
  readonly button: string
  readonly back: string
  /** What has to be typed, and the label that asks for it; none where a button is enough. */
  readonly typed?: { readonly label: string; readonly name: string }
}

const nameField = 'name'

interface ActPage<R extends RouteGenericInterface, A extends Act> {
  /** What happens and to whom, as things stand now; or why it cannot be done. Asked again when the form comes. */
  readonly about: (request: FastifyRequest<R>) => Promise<A | Refusal>
  /** Does it, and says where to go on. */
  readonly act: (request: FastifyRequest<R>, about: A) => Promise<Refusal | { readonly to: string }>
}

const staff = { config: { access: 'staff' } } as const

/** The page at this address and its form, for staff of the collector. */
export function addActPage<R extends RouteGenericInterface, A extends Act = Act>(
  server: FastifyInstance,
  path: string,
  { about, act }: ActPage<R, A>,
) {
  server.get<RouteGenericInterface>(path, staff, async (request, reply) => {
    const found = await about(request as FastifyRequest<R>)
    return 'refused' in found ? refuse(request, reply, found) : sendActPage(request, reply, found)
  })
  server.post<RouteGenericInterface>(path, staff, async (request, reply) => {
    const found = await about(request as FastifyRequest<R>)
    if ('refused' in found) return refuse(request, reply, found)
    if (!namesIt(request, found)) return sendActPage(request, reply, found, true)
    const done = await act(request as FastifyRequest<R>, found)
    return 'refused' in done ? refuse(request, reply, done) : reply.redirect(done.to, 303)
  })
}

/** `wrong` after a form in which something else was typed. */
function sendActPage(request: FastifyRequest, reply: FastifyReply, act: Act, wrong = false) {
  const { admin: w } = wordsFor(request)
  const { title, says, path, button, back, typed } = act
  const fault = wrong ? { fault: w.otherName, value: field(request, nameField) } : {}
  const fields = html`${typed && input({ name: nameField, label: typed.label, ...fault })}
    <div class="row"><button class="button button--main">${button}</button><a class="button" href="${back}">${w.goBack}</a></div>`
  const body = html`${says.map((one) => (typeof one === 'string' ? html`<p>${one}</p>` : one))}
    <p><strong>${w.noUndo}</strong></p>${form(request, path, fields)}`
  return sendAdminPage(request, wrong ? reply.code(422) : reply, { title, body })
}

/** Whether the form that came names what it is about. */
const namesIt = (request: FastifyRequest, { typed }: Act): boolean =>
  typed === undefined || shownName(field(request, nameField)) === shownName(typed.name)
