/** Units that enrolled by code, made practice units in the store: rehearsals take figures of those only. */
import { openStore } from '../../collector/store/open.ts'

export async function makePractice(data: string, database: string | null): Promise<void> {
  const store = await openStore({ data, database })
  try {
    await store.asCollector(async (tx) => await tx.updateTable('units').set({ practice: 1 }).execute())
  } finally {
    await store.close()
  }
}
