/** Units, their devices and their one-time codes. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Collector } from '../collector.ts'
import { noteEvent } from '../events.ts'
import { html } from '../pages/html.ts'
import type { ServerKey } from '../signing/server-key.ts'
import type { DeviceRow, UnitRow } from '../store/tables.ts'
import { revokeDevice, wordsOf } from '../units/devices.ts'
import { longestUnitName, lookOf, shownName } from '../units/unit-names.ts'
import { allUnits, makeCode, unitOfName } from '../units/units.ts'
import { refuse } from '../web/refuse.ts'
import type { Refusal } from '../words/refusals.ts'
import { wordsFor } from '../words/words.ts'
import { type Act, addActPage } from './act-page.ts'
import { field } from './forms.ts'
import { form, input, moment, sendAdminPage, table } from './frame.ts'

const staff = { config: { access: 'staff' } } as const
type ById = { Params: { id: string } }

export function addUnitPages(server: FastifyInstance, collector: Collector) {
  const { db } = collector.store
  const unitWithId = async (id: string) =>
    await db.selectFrom('units').selectAll().where('id', '=', id).executeTakeFirst()
  const devicesOf = async (unit: string) =>
    await db.selectFrom('devices').selectAll().where('unit', '=', unit).orderBy('enrolled').execute()

  server.get('/admin/enheter', staff, async (request, reply) => await unitsPage(request, reply))

  async function unitsPage(request: FastifyRequest, reply: FastifyReply, typed?: { value: string; fault: string }) {
    const { admin: w } = wordsFor(request)
    const units = await allUnits(db)
    const devices = await db.selectFrom('devices').select('unit').where('revoked', 'is', null).execute()
    const rows = units
      .filter(({ practice }) => !practice)
      .map(({ id, name }) => [
        html`<a href="/admin/enheter/${id}">${name}</a>`,
        html`<span class="code">${id}</span>`,
        devices.filter(({ unit }) => unit === id).length,
      ])
    const practice = units.filter((unit) => unit.practice).length
    const add = html`<div class="row">${input({ name: 'name', label: w.unitName, maxlength: longestUnitName, ...typed })}<button class="button button--main">${w.addUnit}</button></div>`
    const body = html`${rows.length > 0 ? table(w.units, [w.unitName, w.unitId, w.devices], rows) : html`<p>${w.noUnits}</p>`}
      <p class="muted">${w.practiceUnits(practice)}</p>
      <div class="card"><h2>${w.newUnit}</h2>${form(request, '/admin/enheter', add)}</div>`
    if (typed) reply.code(422)
    return sendAdminPage(request, reply, { title: w.units, body })
  }

  server.post('/admin/enheter', staff, async (request, reply) => {
    const { admin: w } = wordsFor(request)
    const name = shownName(field(request, 'name'))
    const again = async (fault: string) => await unitsPage(request, reply, { value: name, fault })
    if (lookOf(name) === '' || name.length > longestUnitName) return await again(w.nameFault(longestUnitName))
    const { unit, added } = await unitOfName(collector, name)
    if (!added) return await again(w.unitThere(unit.name))
    await noteEvent(collector, 'unit-added', name)
    return reply.redirect(`/admin/enheter/${unit.id}`, 303)
  })

  server.get<ById>('/admin/enheter/:id', staff, async (request, reply) => {
    const unit = await unitWithId(request.params.id)
    return unit ? await unitPage(request, reply, unit, null) : refuse(request, reply, { refused: 'not-found' })
  })

  // The code is in the answer itself, and nowhere afterwards.
  server.post<ById>('/admin/enheter/:id/koder', staff, async (request, reply) => {
    const unit = await unitWithId(request.params.id)
    if (!unit) return refuse(request, reply, { refused: 'not-found' })
    const code = await makeCode(collector, unit.id)
    await noteEvent(collector, 'code-made', unit.name)
    return await unitPage(request, reply, unit, code)
  })

  const deviceWithId = async (id: string) =>
    await db.selectFrom('devices').selectAll().where('id', '=', id).executeTakeFirst()

  addActPage<ById>(server, '/admin/apparater/:id/sparra', {
    about: revoking,
    async act({ params: { id } }, { back }) {
      const device = await deviceWithId(id)
      if (device && (await revokeDevice(collector, id))) await noteEvent(collector, 'device-revoked', device.name)
      return { to: back }
    },
  })

  async function revoking(request: FastifyRequest<ById>): Promise<Act | Refusal> {
    const { admin: w } = wordsFor(request)
    const device = await deviceWithId(request.params.id)
    const unit = device && (await unitWithId(device.unit))
    if (!unit || device.revoked !== null) return { refused: 'not-found' }
    const others = (await devicesOf(unit.id)).filter(({ id, revoked }) => revoked === null && id !== device.id).length
    return {
      title: w.revoking.title(device.name),
      says: [
        w.revoking.what(device.name, unit.name, moment(request, device.enrolled)),
        html`<p>${w.fourWords}: <span lang="sv">${wordsOf(await collector.key(), device).join(' · ')}</span></p>`,
        w.revoking.stands,
        w.revoking.left(others),
      ],
      path: `/admin/apparater/${device.id}/sparra`,
      button: w.revoke,
      back: `/admin/enheter/${unit.id}`,
      typed: { label: w.typeDevice(device.name), name: device.name },
    }
  }

  async function unitPage(request: FastifyRequest, reply: FastifyReply, unit: UnitRow, code: string | null) {
    const { admin: w } = wordsFor(request)
    const [devices, key] = [await devicesOf(unit.id), await collector.key()]
    const shownCode =
      code &&
      html`<div class="notice notice--calm" role="status"><p>${w.codeIs}</p><p class="code code--large">${code}</p><p>${w.codeHint}</p></div>`
    const body = html`<p class="muted">${w.unitId}: <span class="code">${unit.id}</span></p>
      ${shownCode}
      ${form(request, `/admin/enheter/${unit.id}/koder`, html`<button class="button button--main">${w.newCode}</button>`)}<p class="muted">${w.newCodeHint}</p>
      <h2>${w.devices}</h2>
      ${
        devices.length > 0
          ? table(
              w.devices,
              [w.deviceName, w.fourWords, w.enrolled, ''],
              devices.map((device) => deviceRow(request, key, device)),
            )
          : html`<p>${w.noDevices}</p>`
      }<p class="muted">${w.fourWordsHint}</p>`
    return sendAdminPage(request, reply, { title: unit.name, body })
  }

  function deviceRow(request: FastifyRequest, key: ServerKey, device: DeviceRow) {
    const { admin: w } = wordsFor(request)
    const revoke = html`<a class="button" href="/admin/apparater/${device.id}/sparra">${w.revoke}</a>`
    return [
      device.name,
      html`<span lang="sv">${wordsOf(key, device).join(' · ')}</span>`,
      moment(request, device.enrolled),
      device.revoked === null ? revoke : w.revokedAt(moment(request, device.revoked)),
    ]
  }
}
