import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { pageView } from '../catalog/home.ts'
import { openShop } from '../open-shop.ts'
import { pageMeta } from '../page-meta.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { HomeBlock } from '../ui/home-blocks.tsx'
import { useLoaded } from '../ui/use-carried.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const page = pageView(catalog, params.handle ?? '', language, context.shop.bestsellers())
  if (!page) throw data(null, { status: 404 })
  return page
}

export default function Page() {
  const { title, blocks } = useLoaded<typeof loader>()
  return (
    <>
      <div className="container text-head">
        <Breadcrumbs trail={[{ title }]} />
        <h1 className="page-title">{title}</h1>
      </div>
      {blocks.map((block) => (
        <HomeBlock key={block.key} block={block} />
      ))}
    </>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page?.title)
