# syntax=docker/dockerfile:1

# What the application is made from, the admin built.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
ENV NODE_ENV=production STRAPI_TELEMETRY_DISABLED=true
RUN npm run build

# What it runs with, and no tool of those who write it.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
    STRAPI_TELEMETRY_DISABLED=true \
    TRUST_PROXY=true \
    PRIVATE_FILES=/data/files
COPY --from=packages /app/node_modules node_modules
# The sources too: Strapi finds the plugin by them, and scripts compare their dates with those of dist.
COPY --from=build /app/package.json /app/tsconfig.json /app/favicon.png ./
COPY --from=build /app/dist dist
COPY --from=build /app/config config
COPY --from=build /app/database database
COPY --from=build /app/public public
COPY --from=build /app/scripts scripts
COPY --from=build /app/src src
# The two folders that hold people's files: volumes, shared by instances. The rest stays root's.
RUN mkdir -p /data/files .tmp && chown -R node:node /data public/uploads .tmp
USER node
EXPOSE 1337
# Waiting for another instance to start is no fault: they start one after the other.
HEALTHCHECK --interval=10s --timeout=5s --start-period=10m --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 1337}/_health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Without npm between: the signal to stop reaches the application.
CMD ["node", "node_modules/@strapi/strapi/bin/strapi.js", "start"]
