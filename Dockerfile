FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/processes processes
COPY --from=build /app/package.json ./
USER node
EXPOSE 12345
CMD ["node", "--enable-source-maps", "--min-semi-space-size=48", "--max-semi-space-size=48", "--heap-growing-percent=50", "dist/apps/server/main.js"]
