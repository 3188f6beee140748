import { expect, it } from 'vitest'
import { otherTrials } from '../trials/everywhere.ts'

it('scores and exports are the same bytes in Turkish, Arabic, Persian, and where it is already tomorrow', async () => {
  const said: string[] = []
  const trial = otherTrials['F-28']
  const { struck, torn, also } = await trial.run({
    count: trial.small,
    seed: 1,
    on: 'chromium',
    without: [],
    say: (line) => said.push(line),
  })
  expect(said).toEqual([])
  expect({ struck, torn }).toEqual({ struck: 6, torn: 0 })
  expect(also['files compared']).toBeGreaterThan(20)
})
