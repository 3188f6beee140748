/**
 * The operator's pages of the relay: which units there are, how much each keeps and when it was last heard of, one-time codes,
 * quotas, and deletion with a receipt. They stand behind the collector's sign-in, and only where the two run together: a relay by
 * itself has its commands.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type Act,
  addActPage,
  field,
  form,
  html,
  input,
  languageOf,
  moment,
  refuse,
  sendAdminPage,
  table,
  takeForms,
} from '#serving'
import {
  closeUnit,
  type ListedUnit,
  listUnits,
  MEGABYTE,
  makeCode,
  setQuota,
  USUAL_QUOTA_MB,
} from '../admission/units.ts'
import type { Relay } from '../relay.ts'
import { words } from './words.ts'

const ROOM = '/admin/servern'
const MOST_MB = 1_000_000
const LONGEST_NAME = 80

const staff = { config: { access: 'staff' } } as const
type ById = { Params: { unit: string } }

/** The room's address and its name in the menu. */
export const room = (request: FastifyRequest) => [ROOM, words[languageOf(request)].room] as const

export async function addOperatorPages(root: FastifyInstance, relay: Relay) {
  // A scope of its own, so that forms are read here and nowhere else.
  await root.register(async (server) => {
    takeForms(server)
    addUnits(server, relay)
    addOneUnit(server, relay)
  })
}

function addUnits(server: FastifyInstance, relay: Relay) {
  server.get(ROOM, staff, async (request, reply) => await unitsPage(request, reply))

  // The code is in the answer itself, and nowhere afterwards.
  server.post(`${ROOM}/koder`, staff, async (request, reply) => {
    const [name, megabytes] = [field(request, 'name'), megabytesIn(request)]
    if (name === '' || name.length > LONGEST_NAME || megabytes === null)
      return await unitsPage(request, reply.code(422), { fault: true, name })
    return await unitsPage(request, reply, { name, code: await makeCode(relay, name, megabytes) })
  })

  async function unitsPage(
    request: FastifyRequest,
    reply: FastifyReply,
    { name = '', code, fault }: { name?: string; code?: string; fault?: boolean } = {},
  ) {
    const w = words[languageOf(request)]
    const units = await listUnits(relay)
    const rows = units.map((unit) => [
      html`<a href="${ROOM}/${unit.unit}">${unit.name}</a>`,
      unit.devices,
      megabytesOf(unit),
      unit.quota / MEGABYTE,
      moment(request, new Date(unit.heard).toISOString()),
    ])
    const shown =
      code &&
      html`<div class="notice notice--calm" role="status"><p>${w.codeIs(name)}</p><p class="code code--large">${code}</p><p>${w.codeHint}</p></div>`
    const fields = html`${input({ name: 'name', label: w.name, hint: w.nameHint, maxlength: LONGEST_NAME, ...(fault && { value: name, fault: w.fault }) })}
      ${input({ name: 'megabytes', label: w.quota, type: 'number', value: String(USUAL_QUOTA_MB) })}
      <button class="button button--main">${w.makeCode}</button>`
    const body = html`<p>${w.lead}</p>${shown}
      ${rows.length > 0 ? table(w.title, [w.name, w.devices, w.used, w.quota, w.heard], rows) : html`<p>${w.none}</p>`}
      <div class="card"><h2>${w.newCode}</h2>${form(request, `${ROOM}/koder`, fields)}</div>`
    return sendAdminPage(request, reply, { title: w.title, body })
  }
}

function addOneUnit(server: FastifyInstance, relay: Relay) {
  const found = async ({ params }: FastifyRequest<ById>): Promise<ListedUnit | undefined> =>
    (await listUnits(relay)).find(({ unit }) => unit === params.unit)

  server.get<ById>(`${ROOM}/:unit`, staff, async (request, reply) => {
    const unit = await found(request)
    return unit ? await unitPage(request, reply, unit) : refuse(request, reply, { refused: 'not-found' })
  })

  server.post<ById>(`${ROOM}/:unit/kvot`, staff, async (request, reply) => {
    const unit = await found(request)
    if (!unit) return refuse(request, reply, { refused: 'not-found' })
    const megabytes = megabytesIn(request)
    if (megabytes === null) return await unitPage(request, reply.code(422), unit, true)
    await setQuota(relay, unit.unit, megabytes)
    return reply.redirect(`${ROOM}/${unit.unit}`, 303)
  })

  addActPage<ById>(server, `${ROOM}/:unit/ta-bort`, {
    async about(request) {
      const unit = await found(request)
      return unit ? removing(request, unit) : { refused: 'not-found' }
    },
    async act({ params: { unit } }) {
      return (await closeUnit(relay, unit)) ? { to: `${ROOM}/${unit}/borttagen` } : { refused: 'not-found' }
    },
  })

  const receiptOf = async (unit: string) =>
    await relay.store.asUnit(unit, (tx) =>
      tx.selectFrom('closed').select('receipt').where('unit', '=', unit).executeTakeFirst(),
    )

  server.get<ById>(`${ROOM}/:unit/borttagen`, staff, async (request, reply) => {
    const w = words[languageOf(request)]
    const { unit } = request.params
    if (!(await receiptOf(unit))) return refuse(request, reply, { refused: 'not-found' })
    const body = html`<p>${w.receiptWhat}</p><p class="muted">${w.id}: <span class="code">${unit}</span></p>
      <div class="row"><a class="button button--main" href="${ROOM}/${unit}/kvitto" download="kvitto-${unit}.json">${w.receipt}</a><a class="button" href="${ROOM}">${w.back}</a></div>`
    return sendAdminPage(request, reply, { title: w.removed, body })
  })

  server.get<ById>(`${ROOM}/:unit/kvitto`, staff, async (request, reply) => {
    const kept = await receiptOf(request.params.unit)
    return kept ? reply.type('application/json').send(kept.receipt) : refuse(request, reply, { refused: 'not-found' })
  })
}

async function unitPage(request: FastifyRequest, reply: FastifyReply, unit: ListedUnit, fault = false) {
  const w = words[languageOf(request)]
  const { unit: id, name, devices, quota, heard } = unit
  const fields = html`<div class="row">${input({ name: 'megabytes', label: w.quota, type: 'number', value: String(quota / MEGABYTE), ...(fault && { fault: w.fault }) })}
    <button class="button">${w.change}</button></div>`
  const body = html`${table(
    name,
    [w.id, w.devices, w.used, w.heard],
    [
      [
        html`<span class="code">${id}</span>`,
        devices,
        megabytesOf(unit),
        moment(request, new Date(heard).toISOString()),
      ],
    ],
  )}
    <div class="card">${form(request, `${ROOM}/${id}/kvot`, fields)}</div>
    <p><a class="button" href="${ROOM}/${id}/ta-bort">${w.remove}</a></p>`
  return sendAdminPage(request, reply, { title: name, body })
}

function removing(request: FastifyRequest, unit: ListedUnit): Act {
  const w = words[languageOf(request)]
  const { unit: id, name, devices } = unit
  return {
    title: w.removing(name),
    says: [w.what(devices, megabytesOf(unit)), w.backups],
    path: `${ROOM}/${id}/ta-bort`,
    button: w.removeDo,
    back: `${ROOM}/${id}`,
    typed: { label: w.type(name), name },
  }
}

const megabytesOf = ({ used }: ListedUnit): number => Math.ceil(used / MEGABYTE)

/** Null for what is no whole number of megabytes. */
function megabytesIn(request: FastifyRequest): number | null {
  const typed = field(request, 'megabytes')
  const number = Number(typed)
  return /^\d+$/.test(typed) && number >= 1 && number <= MOST_MB ? number : null
}
