# One image for web, worker, media and every management command.
FROM node:22-bookworm-slim AS pages
WORKDIR /srv/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM python:3.11-slim-bookworm AS packages
RUN python -m venv /opt/venv
COPY requirements/base.txt /tmp/base.txt
RUN /opt/venv/bin/pip install --no-cache-dir --require-hashes -r /tmp/base.txt

FROM python:3.11-slim-bookworm
# Marks and printed papers: a font for Chinese, and what lays out pages.
RUN apt-get update \
    && apt-get install -y --no-install-recommends fontconfig fonts-noto-cjk libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --system --gid 10001 deliberation \
    && useradd --system --uid 10001 --gid deliberation --no-create-home deliberation \
    && install -d -o deliberation -g deliberation -m 0700 /data
COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv
COPY manage.py ./
COPY deliberation deliberation
COPY consultations consultations
COPY realtime realtime
COPY --from=pages /srv/frontend/dist frontend/dist
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DATA_DIR=/data
USER deliberation
VOLUME /data
EXPOSE 8000 8801/udp 8801/tcp
CMD ["python", "manage.py", "web"]
