/**
 * `node scripts/by-vite.ts test/vault/write-released.ts`: the unit that `released.test.ts` reads, as this version writes
 * it, with keys at their real cost: a browser takes no other. Once a format has been released its file is never written again.
 */
import 'fake-indexeddb/auto'
import { writeFile } from 'node:fs/promises'
import { createUnit } from '../../src/vault/index.ts'
import { aCase, phrase, planFor, unitOfTwo } from '../../src/vault/testing.ts'

const recoveryCode = '00001-00002-00003-00004-00005-00006-00007-00008'

const { vault } = await createUnit('unit', { ...unitOfTwo, recoveryCode })
const caseId = crypto.randomUUID()
await vault.append({ caseId, body: aCase('REL-1') })
const session = await vault.handOver(planFor(caseId, 'core-om', 'core-10'))
await session.save({ form: 0, position: 2, answers: { 1: 4, 2: null }, blanks: { 2: 'skipped' }, mode: 'list' })
await session.handIn()
await session.save({ form: 1, position: 1, answers: { 1: 2 }, blanks: {}, mode: 'list' })
const back = await session.takeBack(phrase)
if ('refused' in back) throw new Error(back.refused)
await writeFile('test/fixtures/released/vault/2.backup', await (await back.backup()).text())
process.exit(0)
