/** Uploaded pictures and files: taking them in, describing them, and serving them resized. */
export { type AssetStore, createFileAssetStore } from './asset-store.ts'
export { type ServeContext, serveFile, serveImage } from './serve.ts'
export { handleUpload, type UploadContext } from './upload.ts'
