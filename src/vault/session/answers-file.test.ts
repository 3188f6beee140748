import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { linedFile } from '../disk/lined-file.ts'
import { createUnit } from '../index.ts'
import { aCase, phrase, planFor, unitOfTwo } from '../testing.ts'
import type { OpenVault } from '../vault.ts'

const draft = { form: 0, position: 2, answers: { 1: 3 }, blanks: {}, mode: 'list' } as const
const more = { ...draft, position: 3, answers: { 1: 3, 2: 4 } }
let file: Blob
let opened: OpenVault

// A tablet whose database refuses everything while a form is answered, and then comes to itself.
beforeAll(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const { vault } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: aCase('PLANTED-CODE') })
  const session = await vault.handOver(planFor(caseId, 'core-om', 'core-om'))
  await session.save(draft)
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  await expect(session.save(more)).rejects.toMatchObject({ reason: 'full' })
  file = await session.answersFile()
  put.mockRestore()
  const taken = await session.takeBack(phrase)
  if ('refused' in taken) throw new Error(taken.refused)
  opened = taken
})
afterEach(() => vi.restoreAllMocks())

const lines = async (...texts: unknown[]) =>
  linedFile(
    (async function* () {
      for (const text of texts) yield JSON.stringify(text)
    })(),
    'text/plain',
  )

describe('a file of answers', () => {
  it('holds nothing that can be read', async () => {
    const text = await file.text()
    expect(text).toContain('mattstock-answers-2')
    for (const plain of ['core-om', 'PLANTED', '"answers":{', 'Alva']) expect(text).not.toContain(plain)
  })

  it('is refused when it was cut or changed anywhere', async () => {
    const text = await file.text()
    expect(await opened.loadAnswers(file.slice(0, file.size - 1))).toEqual({ refused: 'damaged-answers-file' })
    const bent = text.replace('"drafts"', '"dratfs"')
    expect(await opened.loadAnswers(new Blob([bent]))).toEqual({ refused: 'damaged-answers-file' })
    expect(await opened.loadAnswers(new Blob(['a letter']))).toEqual({ refused: 'not-an-answers-file' })
  })

  it('brings no header, key or record into a unit, and nothing of another unit', async () => {
    const rows = [{ put: 'keys', row: { id: crypto.randomUUID(), box: 'x' } }]
    const head = { answers: 'mattstock-answers-2', unit: opened.unit, rows: 1 }
    expect(await opened.loadAnswers(await lines(head, rows))).toEqual({ refused: 'damaged-answers-file' })
    const other = { ...head, unit: crypto.randomUUID() }
    expect(await opened.loadAnswers(await lines(other, []))).toEqual({ refused: 'answers-of-another-unit' })
  })

  it('gives back what the tablet could not keep, once, and the form goes on from there', async () => {
    expect(opened.unfinished()[0]?.draft).toEqual(draft)
    expect(await opened.loadAnswers(file)).toEqual({ news: true })
    expect(opened.unfinished()[0]?.draft).toEqual(more)
    expect(await opened.loadAnswers(file)).toEqual({ news: false })
    const again = await opened.resume(opened.unfinished()[0]?.session ?? '')
    expect(await again.handIn()).toBe('next-form')
  })
})
