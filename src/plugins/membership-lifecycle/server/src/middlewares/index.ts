import rateLimit from './rate-limit';
import readerLanguage from './reader-language';

export default {
  'rate-limit': rateLimit,
  'reader-language': readerLanguage,
};
