import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { mattstock } from '../test/cli/run.ts'

const file = 'test/fixtures/formats/mattstock-instrument-1.json'
const released = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>

it('instrument check says what a file holds, or each fault with its place', () => {
  expect(mattstock(['instrument', 'check', file])).toEqual({
    status: 0,
    err: '',
    out: 'Efter besöken, after-the-visit: no limits, 3 wordings\nafter-the-visit, revision 1: 6 items, 1 scales, 0 to be read\n',
  })
  const bad = mattstock(['instrument', 'check'], JSON.stringify({ ...released(), id: 'sdq', norms: [] }))
  expect([bad.status, bad.out]).toEqual([1, ''])
  expect(bad.err).toContain('norms not taken')
  expect(bad.err).toContain('id: taken id')
})

it('score knows the forms of the file it is given, by the same core and without a band', () => {
  // 3+3+2+0+1+3 = 12; with safe blank (3+3+2+1+3)·6/5 = 14.4; two blanks: no score.
  const table = 'id,i1,i2,i3,i4,i5,i6\na,3,3,2,0,1,3\nb,3,3,2,,1,3\nc,3,3,2,,,3\n'
  const asked = ['score', '--instrument', file, '--form', 'after-the-visit']
  expect(mattstock(asked, table)).toEqual({
    status: 0,
    err: '',
    out: 'id,satisfaction,satisfaction_band,review\na,12,,\nb,14.4,,\nc,,,\n',
  })
  expect(mattstock(['score', '--form', 'after-the-visit'], table).err).toContain('there is no form after-the-visit')
  expect(mattstock(['--list', '--instrument', file]).out).toContain('after-the-visit,Efter besöken,self,10-24,now,1,\n')
})

it('a file that is no instrument is refused in one sentence, and nothing is scored', () => {
  expect(mattstock(['--list', '--instrument', 'package.json'])).toMatchObject({
    status: 2,
    out: '',
    err: expect.stringContaining('package.json is no instrument: '),
  })
})
