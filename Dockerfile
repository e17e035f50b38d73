# The portal and the command line in one image: CPU only, no compiler, not root.
FROM python:3.11-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE hatch_build.py vindbaar.py package.json package-lock.json ./
COPY ingest ingest
COPY graph graph
COPY search search
COPY web web
COPY corpus corpus
RUN python -m venv /opt/vindbaar \
 && /opt/vindbaar/bin/pip install --no-cache-dir --disable-pip-version-check --constraint constraints.txt .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/vindbaar --create-home vindbaar
COPY --from=build /opt/vindbaar /opt/vindbaar
COPY corpus /usr/share/vindbaar/corpus
ENV PATH=/opt/vindbaar/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    BUILD_DIR=/var/lib/vindbaar
USER 10001
WORKDIR /var/lib/vindbaar
VOLUME /var/lib/vindbaar
EXPOSE 8000
ENTRYPOINT ["vindbaar"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
