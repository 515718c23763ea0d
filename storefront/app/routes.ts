import { index, type RouteConfig, route } from '@remix-run/route-config'

/** Every address of the shop and the file that answers it. */
export default [
  index('routes/home.tsx'),
  route('products', 'routes/products.tsx'),
  route('products/:handle', 'routes/product.tsx'),
  route('categories/:handle', 'routes/category.tsx'),
  route('search', 'routes/search.tsx'),
  route('cart', 'routes/cart.tsx'),
  route('checkout', 'routes/checkout.tsx'),
  route('orders/:id', 'routes/order.tsx'),
  route('orders/:id/events', 'routes/order-events.ts'),
  route('pages/:handle', 'routes/page.tsx'),
  route('place', 'routes/place.ts'),
  route('sitemap.xml', 'routes/sitemap.ts'),
  route('robots.txt', 'routes/robots.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
