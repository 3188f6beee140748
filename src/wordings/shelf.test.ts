// biome-ignore lint/style/noRestrictedImports: the test plays the collector, on loopback
import { createServer, type ServerResponse } from 'node:http'
// biome-ignore lint/style/noRestrictedImports: see above
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Enrolled, PublicKey, ShelvedWording, SignedDocument } from '#aggregate'
import { plainPack } from '../answering/testing-pack.ts'
import { hashOf } from '../catalogue/packs.ts'
import { base64, hex, sha256, unbase64, utf8 } from '../vault/index.ts'
import { fetchPack, listShelf, mayFetch, offeredAs, waitingAt } from './shelf.ts'

const day = '2026-11-21'
const pack = plainPack('core-10', { training: false, version: '2' })
const file = JSON.stringify(pack)
const nothing = { have: [], day }

async function shelved(change: Partial<ShelvedWording> = {}): Promise<ShelvedWording> {
  return {
    hash: hex(await sha256(utf8(file))),
    content: await hashOf(pack),
    name: 'core-10.json',
    bytes: file.length,
    form: 'core-10',
    language: 'sv',
    version: '2',
    title: pack.title,
    training: false,
    copyright: pack.copyright,
    grantedBy: pack.licence.grantedBy,
    grantedTo: pack.licence.grantedTo,
    validUntil: null,
    ...change,
  }
}

describe('beside what the unit has, an offered text is', () => {
  const have = async (change: Parameters<typeof plainPack>[1]) => {
    const own = plainPack('core-10', { training: false, ...change })
    return { have: [{ pack: own, hash: await hashOf(own), record: 'r' }], day }
  }
  it('new where nothing of its form and language is loaded', async () => {
    expect(offeredAs(await shelved(), nothing)).toBe('new')
    expect(offeredAs(await shelved(), await have({ language: 'en' }))).toBe('new')
  })
  it('here where its very content is, whatever the file looks like', async () => {
    expect(offeredAs(await shelved({ hash: 'f'.repeat(64) }), await have({ version: '2' }))).toBe('here')
  })
  it('another version, or the same version with other words: told apart, and never put in place by itself', async () => {
    expect(offeredAs(await shelved(), await have({ version: '1' }))).toBe('other-version')
    expect(offeredAs(await shelved(), await have({ version: '2', title: 'Ett annat' }))).toBe('changed')
  })
  it('ended from the day after its last, and not to be fetched', async () => {
    expect(offeredAs(await shelved({ validUntil: day }), nothing)).toBe('new')
    expect(offeredAs(await shelved({ validUntil: '2026-11-20' }), nothing)).toBe('ended')
    expect(mayFetch('ended')).toBe(false)
  })
  it('unknown where the form is', async () => {
    expect(offeredAs(await shelved({ form: 'gone' }), nothing)).toBe('unknown-form')
  })
  it('counted when somebody should look at it', async () => {
    const shelf = [await shelved(), await shelved({ form: 'gone' }), await shelved({ validUntil: '2020-01-01' })]
    expect(waitingAt(shelf, nothing)).toBe(1)
  })
})

async function signer(kid: string) {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x, y }
  const sign = async (text: string) =>
    base64(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, utf8(text))))
  const document = async (content: unknown): Promise<SignedDocument> => {
    const payload = JSON.stringify(content)
    return { payload: base64(utf8(payload)), sig: await sign(payload), alg: 'ES256', kid }
  }
  return { publicKey, sign, document }
}

let first: Awaited<ReturnType<typeof signer>>
let vault: { sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> }
let known: Pick<Enrolled, 'deviceId' | 'unit' | 'server'>
beforeAll(async () => {
  first = await signer('first')
  const device = await signer('device')
  vault = { sign: async (bytes) => unbase64(await device.sign(new TextDecoder().decode(bytes))) }
  known = {
    deviceId: '4f0c1f52-94a8-4bd2-9ef5-3c0d0d1a7c11',
    unit: { id: 'unit-0123456789ab', name: 'Enhet 1', practice: false },
    server: { kid: 'first', publicKey: first.publicKey },
  }
})

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A collector on loopback that answers each path as it is told; anything else is 404. Gives back its address. */
async function collectorThat(answers: Record<string, (response: ServerResponse, authorization: string) => unknown>) {
  const http = createServer(async (request, response) => {
    const answer = answers[request.url ?? '']
    if (answer) await answer(response, request.headers.authorization ?? '')
    else response.writeHead(404).end('{}')
  })
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  closing.push(() => {
    http.closeAllConnections()
    http.close()
  })
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}
const json = (value: unknown) => async (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(await value))
const nonceOf = (authorization: string) => authorization.split(' ')[4]
const shelfOf =
  (by: typeof first, wordings: readonly ShelvedWording[], change: object = {}) =>
  async (response: ServerResponse, authorization: string) => {
    const whom = { unit: known.unit.id, asked: nonceOf(authorization) }
    const time = '2026-11-21T10:00:00.000Z'
    await json(by.document({ schema: 'wordings-1', ...whom, wordings, time, ...change }))(response)
  }

describe('the list', () => {
  it('is asked for in the device’s own name, and believed under the pinned key', async () => {
    const list = shelfOf(first, [await shelved()])
    const asked: string[] = []
    const origin = await collectorThat({
      '/v1/wordings': (response, authorization) => {
        asked.push(authorization)
        return list(response, authorization)
      },
    })
    expect(await listShelf(vault, known, origin)).toEqual([await shelved()])
    expect(asked.map((one) => one.split(' ').slice(0, 3))).toEqual([['Mattstock', known.unit.id, known.deviceId]])
  })

  it('is asked for again by the collector’s clock, where this one goes wrong', async () => {
    const list = shelfOf(first, [await shelved()])
    const right = Date.now() + 3_600_000
    const asked: number[] = []
    const origin = await collectorThat({
      '/v1/wordings': (response, authorization) => {
        asked.push(Number(authorization.split(' ')[3]))
        if (asked.length > 1) return list(response, authorization)
        response.writeHead(401, { 'content-type': 'application/json' })
        return response.end(JSON.stringify({ refused: 'wrong-time', sentence: '', at: right }))
      },
    })
    expect(await listShelf(vault, known, origin)).toHaveLength(1)
    expect(Math.abs((asked[1] ?? 0) - right)).toBeLessThan(60_000)
  })

  it.each([
    ['another unit’s', { unit: 'unit-ba9876543210' }],
    ['one that was given before', { asked: 'A'.repeat(22) }],
  ])('that is %s is not believed, though the collector signed it', async (_, change) => {
    const origin = await collectorThat({ '/v1/wordings': shelfOf(first, [await shelved()], change) })
    expect(await listShelf(vault, known, origin)).toEqual({ refused: 'not-the-collector' })
  })

  it('is believed under a new key that the pinned one has endorsed, and under no other', async () => {
    const second = await signer('second')
    const { x, y } = second.publicKey
    const endorsement = await first.sign(`mattstock-key-1\nsecond\n${x}\n${y}`)
    const keys = (signature: string | null) => ({
      keys: [
        { kid: 'first', publicKey: first.publicKey, endorsement: null },
        { kid: 'second', publicKey: second.publicKey, endorsement: signature },
      ],
    })
    const list = shelfOf(second, [await shelved()])
    const rotated = await collectorThat({ '/v1/wordings': list, '/v1/keys': json(keys(endorsement)) })
    expect(await listShelf(vault, known, rotated)).toHaveLength(1)
    const false_ = await collectorThat({ '/v1/wordings': list, '/v1/keys': json(keys(null)) })
    expect(await listShelf(vault, known, false_)).toEqual({ refused: 'not-the-collector' })
  })

  it.each<[string, (response: ServerResponse) => unknown, string]>([
    ['no list at all', json({ hello: 'captive portal' }), 'not-the-collector'],
    ['unsigned', json({ schema: 'wordings-1', wordings: [], time: '2026-11-21T10:00:00.000Z' }), 'not-the-collector'],
    ['a page', (response) => response.writeHead(200).end('<html>'), 'not-the-collector'],
    ['a refusal of the device', (response) => response.writeHead(401).end('{}'), 'not-known'],
    ['a gateway without a collector', (response) => response.writeHead(502).end(), 'offline'],
    ['cut off', (response) => response.destroy(), 'offline'],
  ])('that is %s is refused by name', async (_, answer, refused) => {
    expect(await listShelf(vault, known, await collectorThat({ '/v1/wordings': answer }))).toEqual({ refused })
  })
})

describe('a pack', () => {
  const from = async (answer: (response: ServerResponse) => unknown, change: Partial<ShelvedWording> = {}) => {
    const one = await shelved(change)
    return fetchPack(vault, known, one, nothing, await collectorThat({ [`/v1/wordings/${one.hash}`]: answer }))
  }
  const sending = (content: string) => (response: ServerResponse) => response.writeHead(200).end(content)

  it('is read as a file is', async () => {
    expect(await from(sending(file))).toEqual({ ok: true, pack, hash: await hashOf(pack) })
  })
  it('that is not the one in the signed list is refused, though it is a whole pack', async () => {
    const other = JSON.stringify({ ...pack, title: 'Utbytt på vägen' })
    expect(await from(sending(other))).toEqual({ ok: false, faults: [{ reason: 'other-content', at: '' }] })
  })
  it('with a fault gets the fault’s name', async () => {
    const bad = JSON.stringify({ ...pack, title: '<b>' })
    const hash = hex(await sha256(utf8(bad)))
    expect(await from(sending(bad), { hash })).toEqual({ ok: false, faults: [{ reason: 'markup', at: 'title' }] })
  })
  it.each<[string, (response: ServerResponse) => unknown, string]>([
    ['is gone from the folder', (response) => response.writeHead(404).end('{}'), 'gone'],
    ['is refused to the device', (response) => response.writeHead(401).end('{}'), 'not-known'],
    [
      'is cut off half-way',
      (response) => response.writeHead(200, { 'content-length': '999' }).write('{', () => response.destroy()),
      'offline',
    ],
    ['meets a server that fails', (response) => response.writeHead(500).end('{}'), 'offline'],
  ])('that %s is refused by name', async (_, answer, refused) => {
    expect(await from(answer)).toEqual({ refused })
  })
})
