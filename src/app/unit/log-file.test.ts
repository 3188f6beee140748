import { expect, it } from 'vitest'
import { logFile } from './log-file.ts'

it('has a line for each entry, oldest first, and starts no formula', () => {
  const file = logFile(
    ['När', 'Vem', 'Vad', 'Ärende', 'Uppgift', 'Apparat'],
    [
      {
        at: '2026-11-02T08:00:00.000Z',
        who: 'Alva Prov',
        what: 'Öppnade ärendet',
        code: 'ÖVA-07',
        detail: '',
        deviceName: 'Rum 2',
      },
      {
        at: '2026-11-02T09:00:00.000Z',
        who: 'Bo Prov',
        what: 'Lade undan',
        code: '–',
        detail: '=1+1, "sa hon"',
        deviceName: '=2',
      },
    ],
  )
  expect(file).toBe(
    '\uFEFFNär,Vem,Vad,Ärende,Uppgift,Apparat\r\n' +
      '2026-11-02T08:00:00.000Z,Alva Prov,Öppnade ärendet,ÖVA-07,,Rum 2\r\n' +
      '2026-11-02T09:00:00.000Z,Bo Prov,Lade undan,–,"\'=1+1, ""sa hon""",\'=2\r\n',
  )
})
