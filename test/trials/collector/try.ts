import { cutLine, doubledLine } from './f14-f15-line.ts'
import { killedCollector } from './f17-killed.ts'
const [, , id, store, count, broken] = process.argv
const t = { 'F-14': cutLine, 'F-15': doubledLine, 'F-17': killedCollector }[id as 'F-14']
const b = Date.now()
console.log(await t.run({ count: Number(count), seed: 1, store: store as 'embedded', broken: broken === 'broken', say: (l) => console.log(l) }), Date.now() - b)
