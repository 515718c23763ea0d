import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { homeBlocks } from '../catalog/home.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { HomeBlock } from '../ui/home-blocks.tsx'
import { useLoaded } from '../ui/use-carried.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  return { blocks: homeBlocks(catalog, language, context.shop.bestsellers()) }
}

export default function Home() {
  const { blocks } = useLoaded<typeof loader>()
  return blocks.map((block) => <HomeBlock key={block.key} block={block} />)
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => {
  const hero = page?.blocks.find((block) => block.kind === 'hero')
  return pageMeta(matches, undefined, hero?.text, { picture: hero?.picture })
}
