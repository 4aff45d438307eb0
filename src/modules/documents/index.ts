export { cite, type Citation } from './server/repository.ts';
