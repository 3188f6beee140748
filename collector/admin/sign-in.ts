/** The way in: a passphrase chosen at the first start with the code from the terminal, and asked for after that. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Collector } from '../collector.ts'
import { noteEvent } from '../events.ts'
import { attempt } from '../limits.ts'
import { html } from '../pages/html.ts'
import { refuse } from '../web/refuse.ts'
import { wordsFor } from '../words/words.ts'
import { field } from './forms.ts'
import { form, input, notice, sendAdminPage } from './frame.ts'
import { drawnPassphrase, isPassphrase, isPassphraseSet, isSetupCode, setPassphrase } from './passphrase.ts'
import { faultOfPassphrase, shortestPassphrase } from './passphrase-rule.ts'
import { beginSession, endSession } from './session.ts'

const everybody = { config: { access: 'everybody' } } as const

export function addSignIn(server: FastifyInstance, collector: Collector) {
  const { db } = collector.store

  server.get('/admin/in', everybody, async (request, reply) =>
    (await isPassphraseSet(db)) ? signInPage(request, reply) : firstPage(request, reply),
  )

  server.post('/admin/forsta', everybody, async (request, reply) => {
    const { admin: w } = wordsFor(request)
    const [passphrase, again] = [field(request, 'passphrase'), field(request, 'again')]
    const fault = faultOfPassphrase(passphrase)
    if (fault === 'too-short') return firstPage(request, reply, w.tooShort(shortestPassphrase))
    if (fault === 'too-easy') return firstPage(request, reply, w.tooEasy)
    if (passphrase !== again) return firstPage(request, reply, w.notTheSame)
    const known = await attempt(
      collector,
      'passphrase',
      request.ip,
      () => isSetupCode(db, field(request, 'code')),
      (right) => right !== true,
    )
    if (typeof known !== 'boolean') return refuse(request, reply, known)
    if (!known) return firstPage(request, reply, w.wrongSetupCode)
    const set = await setPassphrase(collector, passphrase)
    if (typeof set !== 'boolean') return refuse(request, reply, set)
    if (!set) return reply.redirect('/admin/in', 303)
    await noteEvent(collector, 'passphrase-set')
    return await letIn(request, reply)
  })

  server.post('/admin/in', everybody, async (request, reply) => {
    const right = await attempt(
      collector,
      'passphrase',
      request.ip,
      async () => await isPassphrase(collector, field(request, 'passphrase')),
      (is) => is === false,
    )
    if (typeof right !== 'boolean') return refuse(request, reply, right)
    if (!right) return signInPage(request, reply, wordsFor(request).admin.wrongPassphrase)
    await noteEvent(collector, 'signed-in')
    return await letIn(request, reply)
  })

  server.post('/admin/ut', { config: { access: 'staff' } }, async (request, reply) => {
    if (request.session) reply.header('set-cookie', await endSession(collector, request.session, request))
    return reply.redirect('/admin/in', 303)
  })

  const letIn = async (request: FastifyRequest, reply: FastifyReply) =>
    reply.header('set-cookie', await beginSession(collector, request)).redirect('/admin', 303)
}

function signInPage(request: FastifyRequest, reply: FastifyReply, fault?: string) {
  const { admin: w } = wordsFor(request)
  const fields = html`${input({ name: 'passphrase', label: w.passphrase, type: 'password', autocomplete: 'current-password' })}
    <button class="button button--main">${w.signIn}</button>`
  const body = html`${fault && notice(fault, 'notice--refusal')}${form(request, '/admin/in', fields)}`
  if (fault) reply.code(401)
  return sendAdminPage(request, reply, { title: w.signInTitle, body })
}

function firstPage(request: FastifyRequest, reply: FastifyReply, fault?: string) {
  const { admin: w } = wordsFor(request)
  const fields = html`${input({ name: 'code', label: w.setupCode, hint: w.setupCodeHint })}
    ${input({ name: 'passphrase', label: w.passphrase, hint: w.passphraseHint(shortestPassphrase), type: 'password', autocomplete: 'new-password' })}
    ${input({ name: 'again', label: w.again, type: 'password', autocomplete: 'new-password' })}
    <button class="button button--main">${w.choose}</button>`
  const body = html`<p>${w.firstIntro}</p><p>${w.drawn}</p><p class="code" lang="sv">${drawnPassphrase()}</p>${fault && notice(fault, 'notice--refusal')}${form(request, '/admin/forsta', fields)}`
  if (fault) reply.code(422)
  return sendAdminPage(request, reply, { title: w.firstTitle, body })
}
