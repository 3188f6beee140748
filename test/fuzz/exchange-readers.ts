/** The readers to the rest of health care: FHIR resources and tables of earlier answers. */

import { dayOfInstant } from '#aggregate'
import { guessColumns, readLines, readQuestionnaire, readResponse, readTable, writeQuestionnaire } from '#exchange'
import { trainingPack } from '#instruments'
import { goodTable, utf16 } from '../exchange/bad-csv.ts'
import { goodResponse } from '../exchange/bad-fhir.ts'
import { formCalled } from '../exchange/cases.ts'
import { grouped, missingRights, weighted } from '../exchange/foreign.ts'
import { nothingBehind, type Reader, textOf, utf8 } from './reader.ts'

const today = '2026-11-21'

export async function questionnaireReader(): Promise<Reader> {
  const pack = await trainingPack('core-10', 'sv')
  const own = pack ? writeQuestionnaire(pack) : grouped()
  return {
    name: 'fhir-questionnaire',
    examples: [grouped(), weighted(), own].map((file) => utf8(JSON.stringify(file))),
    async offer(bytes) {
      const read = readQuestionnaire(textOf(bytes), { form: 'core-10', ...missingRights })
      return read.is === 'refused' ? (read.faults[0]?.reason ?? 'refused without a fault') : 'taken'
    },
    state: nothingBehind,
  }
}

export async function responseReader(): Promise<Reader> {
  return {
    name: 'fhir-response',
    examples: [utf8(JSON.stringify(goodResponse()))],
    async offer(bytes) {
      const read = readResponse(textOf(bytes), { today, dayOfInstant, born: 2008 })
      return read.is === 'refused' ? (read.faults[0]?.reason ?? 'refused without a fault') : 'taken'
    },
    state: nothingBehind,
  }
}

export async function tableReader(): Promise<Reader> {
  const form = formCalled('core-10')
  const decode = (bytes: Uint8Array, encoding: string) => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      return null
    }
  }
  return {
    name: 'csv',
    examples: [utf8(goodTable()), utf8(goodTable(',', '\n')), utf16(goodTable('\t'))],
    async offer(bytes) {
      const table = readTable(bytes, decode)
      if (table.is === 'refused') return table.faults[0]?.reason ?? 'refused without a fault'
      const columns = guessColumns(form, table.header)
      const { faults } = readLines(form, table, { columns, first: 0, today, dayOfInstant, known: [] })
      return faults[0]?.reason ?? 'taken'
    },
    state: nothingBehind,
  }
}
